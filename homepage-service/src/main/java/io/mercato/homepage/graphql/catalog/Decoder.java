package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** Makes what the schema shows of an answer of catalog-service. */
@FunctionalInterface
interface Decoder<T> {
    /** Fails when it is not of the expected shape. */
    T decode(JsonNode answer);

    /** The same, but fails with {@link CatalogFailure} whatever it is that the answer lacks. */
    default T read(JsonNode answer) {
        try {
            return decode(answer);
        } catch (CatalogFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw Upstream.unusable("is not of the expected shape", e);
        }
    }

    /** What is listed in an answer; fails with {@link CatalogFailure} where that is no list of objects. */
    static JsonNode items(JsonNode answer) {
        JsonNode items = answer.path("items");
        if (!items.isArray() || items.valueStream().anyMatch(item -> !item.isObject())) {
            throw Upstream.unusable("is not a list with items", null);
        }
        return items;
    }

    /** Of a shape that is the schema's own; what is more is passed over. */
    static <T> Decoder<T> as(ObjectMapper json, Class<T> type) {
        ObjectReader reader = json.readerFor(type);
        return answer -> {
            try {
                return reader.readValue(answer);
            } catch (JsonProcessingException e) {
                throw Upstream.unusable("is not of the expected shape", e);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException("Nothing is read from outside here", e);
            }
        };
    }
}
