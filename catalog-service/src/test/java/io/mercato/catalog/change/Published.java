package io.mercato.catalog.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

/** The events that have reached the stream, as others get them. */
@ApplicationScoped
public class Published {
    private final RedisDataSource redis;
    private final ObjectMapper json;

    Published(RedisDataSource redis, ObjectMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /** Those that concern whoever shows what has this tag, the oldest first. */
    public List<JsonNode> withTag(String tag) {
        return redis.stream(String.class).xrange("mercato:events", StreamRange.of("-", "+")).stream()
                .map(entry -> read(entry.payload().get("event")))
                .filter(event -> tags(event).contains(tag))
                .toList();
    }

    /** The tags of an event. */
    public static Set<String> tags(JsonNode event) {
        Set<String> tags = new TreeSet<>();
        event.at("/data/tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    private JsonNode read(String event) {
        try {
            return json.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
