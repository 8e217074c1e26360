package io.mercato.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.event.CloudEvent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** An event in the outbox; its id and its time are the database's. */
record OutboxRow(
        long position,
        String id,
        String type,
        String subject,
        OffsetDateTime time,
        String data,
        Optional<String> traceparent) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static OutboxRow of(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getLong("position"),
                result.getString("id"),
                result.getString("type"),
                result.getString("subject"),
                result.getObject("time", OffsetDateTime.class),
                result.getString("data"),
                Optional.ofNullable(result.getString("traceparent")));
    }

    CloudEvent event(String source) {
        return new CloudEvent(id, source, type, subject, time.toInstant(), json(), traceparent);
    }

    private JsonNode json() {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL's json is none", e);
        }
    }
}
