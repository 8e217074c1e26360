package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Things of one kind that are read by their ids.
 *
 * @param kind whose bounds hold for them, and whose cache
 * @param name what their keys in Redis begin with
 * @param idField which member of an item has the id that was asked for
 * @param idKind what that is the id of, as a tag has it, such as {@code product}
 * @param tags of what one of them shows besides, by what was asked of it
 */
record Things<T>(
        ReadKind kind,
        Class<T> type,
        Decoder<T> decoder,
        String name,
        String idField,
        String idKind,
        BiFunction<Asked, T, Set<String>> tags) {

    /** Those whose items have the id by which they are asked for. */
    static <T> Things<T> byTheirIds(
            ReadKind kind, Class<T> type, Decoder<T> decoder, String idKind, BiFunction<Asked, T, Set<String>> tags) {
        return new Things<>(kind, type, decoder, idKind, "id", idKind, tags);
    }

    /** One of them, as the cache knows it. Equal for equal questions. */
    record Asked(Address address, UUID id) {}

    /** The key in Redis. */
    String inRedis(Asked asked) {
        return new Address(name + ":" + asked.id(), asked.address().query()).inRedis();
    }

    /** Of whatever is known of an id, and be it that there is nothing. */
    String tag(UUID id) {
        return idKind + ":" + id;
    }

    UUID id(JsonNode item) {
        try {
            return UUID.fromString(item.path(idField).asText());
        } catch (IllegalArgumentException e) {
            throw Upstream.unusable("has an item without an id", e);
        }
    }
}
