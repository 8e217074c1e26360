package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.mercato.platform.cache.CacheCodec;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers in Redis: JSON of what the schema shows, so that a replica need not take catalog-service's answer apart again. */
final class AnsweredCodec<T> implements CacheCodec<Answered<T>> {
    private final ObjectWriter writer;
    private final ObjectReader reader;

    AnsweredCodec(ObjectMapper json, Class<T> type) {
        JavaType answered = json.getTypeFactory().constructParametricType(Answered.class, type);
        this.writer = json.writerFor(answered);
        this.reader = json.readerFor(answered);
    }

    @Override
    public byte[] encode(Answered<T> value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answered<T> decode(byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
