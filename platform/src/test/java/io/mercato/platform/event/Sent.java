package io.mercato.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Singleton;

/** What is in the stream of events, as anybody may read it. */
@Singleton
public class Sent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RedisDataSource redis;
    private final EventSettings settings;

    Sent(RedisDataSource redis, EventSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** The envelopes of a type, in the order of the stream. */
    public List<JsonNode> ofType(String type) {
        return entries(settings.stream()).stream()
                .map(fields -> fields.get("event"))
                .filter(Objects::nonNull)
                .filter(text -> text.contains('"' + type + '"'))
                .map(Sent::parsed)
                .toList();
    }

    public List<String> idsOf(String type) {
        return ofType(type).stream().map(event -> event.path("id").asText()).toList();
    }

    /** The dead letters of a group. */
    List<Map<String, String>> deadLetters(String group) {
        return entries(settings.stream() + ":dead").stream()
                .filter(letter -> group.equals(letter.get("group")))
                .toList();
    }

    String send(CloudEvent event) {
        return send(Map.of("event", CloudEventJson.encode(event)));
    }

    String send(Map<String, String> fields) {
        return redis.stream(String.class).xadd(settings.stream(), fields);
    }

    private List<Map<String, String>> entries(String stream) {
        return redis.stream(String.class).xrange(stream, StreamRange.of("-", "+")).stream()
                .map(StreamMessage::payload)
                .toList();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
