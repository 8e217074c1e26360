package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** Makes what the schema shows of an answer of catalog-service. */
@FunctionalInterface
interface Decoder<T> {
    /** Fails with {@link CatalogFailure} when it is not of the expected shape. */
    T decode(JsonNode answer);

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
