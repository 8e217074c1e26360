package io.mercato.homepage.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Queries of a shop's own clients, from the file that their build has made: the only ones that are answered where nobody else
 * is to ask anything. A file that cannot be read, or whose hashes are not those of its queries, keeps the service from
 * starting.
 */
@ApplicationScoped
class TrustedQueries {
    private final Map<String, String> byHash;

    TrustedQueries(GraphQlSettings settings, ObjectMapper json) {
        this.byHash = settings.persistedQueries()
                .trusted()
                .map(file -> read(file, json))
                .orElseGet(Map::of);
    }

    void checkAtStart(@Observes StartupEvent event) {
        byHash.forEach((hash, query) -> {
            if (!QueryHash.of(query).equals(hash)) {
                throw new IllegalStateException(
                        "mercato.graphql.persisted-queries.trusted: " + hash + " is not the SHA-256 of its query");
            }
        });
    }

    Optional<String> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    private static Map<String, String> read(Path file, ObjectMapper json) {
        try {
            return Map.copyOf(json.readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "mercato.graphql.persisted-queries.trusted: " + file + " is not a readable JSON object of queries",
                    e);
        }
    }
}
