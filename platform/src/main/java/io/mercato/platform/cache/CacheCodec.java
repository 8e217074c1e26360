package io.mercato.platform.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

import java.io.IOException;
import java.io.UncheckedIOException;

/** How a cache's values look in Redis. Implementations are thread-safe. */
public interface CacheCodec<V> {
    byte[] encode(V value);

    /** @throws UncheckedIOException when the bytes are not such a value; the cache then takes them for absent */
    V decode(byte[] bytes);

    /** Bytes as they are. Neither side may change an array that it has given or got. */
    static CacheCodec<byte[]> bytes() {
        return new CacheCodec<>() {
            @Override
            public byte[] encode(byte[] value) {
                return value;
            }

            @Override
            public byte[] decode(byte[] bytes) {
                return bytes;
            }
        };
    }

    /** JSON, for records. */
    static <V> CacheCodec<V> json(ObjectMapper mapper, Class<V> type) {
        ObjectWriter writer = mapper.writerFor(type);
        ObjectReader reader = mapper.readerFor(type);
        return new CacheCodec<>() {
            @Override
            public byte[] encode(V value) {
                try {
                    return writer.writeValueAsBytes(value);
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public V decode(byte[] bytes) {
                try {
                    return reader.readValue(bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
