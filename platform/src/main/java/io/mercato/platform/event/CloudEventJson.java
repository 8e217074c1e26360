package io.mercato.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON event format</a>, in
 * structured mode. Attributes it does not know are ignored, as the specification asks of a consumer.
 */
final class CloudEventJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPEC_VERSION = "1.0";

    private CloudEventJson() {}

    /** The text is no CloudEvent 1.0; it will not be one the next time either. */
    static final class InvalidEventException extends Exception {
        InvalidEventException(String message) {
            super(message);
        }
    }

    static String encode(CloudEvent event) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("specversion", SPEC_VERSION);
        envelope.put("id", event.id());
        envelope.put("source", event.source());
        envelope.put("type", event.type());
        envelope.put("subject", event.subject());
        envelope.put("time", event.time().toString());
        envelope.put("datacontenttype", "application/json");
        event.traceparent().ifPresent(traceparent -> envelope.put("traceparent", traceparent));
        envelope.set("data", event.data());
        return envelope.toString();
    }

    static CloudEvent decode(String text) throws InvalidEventException {
        JsonNode envelope = parse(text);
        if (!required(envelope, "specversion").equals(SPEC_VERSION)) {
            throw new InvalidEventException("specversion is not " + SPEC_VERSION);
        }
        JsonNode data = envelope.path("data");
        return new CloudEvent(
                required(envelope, "id"),
                required(envelope, "source"),
                required(envelope, "type"),
                envelope.path("subject").asText(),
                time(required(envelope, "time")),
                data instanceof MissingNode ? NullNode.getInstance() : data,
                Optional.ofNullable(envelope.get("traceparent")).map(JsonNode::asText));
    }

    private static JsonNode parse(String text) throws InvalidEventException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidEventException("Not JSON: " + e.getOriginalMessage());
        }
    }

    private static String required(JsonNode envelope, String attribute) throws InvalidEventException {
        JsonNode value = envelope.path(attribute);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new InvalidEventException("The attribute " + attribute + " is missing");
        }
        return value.asText();
    }

    private static Instant time(String text) throws InvalidEventException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidEventException("The attribute time is no RFC 3339 timestamp: " + text);
        }
    }
}
