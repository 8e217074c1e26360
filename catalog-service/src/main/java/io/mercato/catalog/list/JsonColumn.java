package io.mercato.catalog.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.Tuple;

/** Reads columns of type {@code jsonb} that a query casts to text. */
public final class JsonColumn {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final TypeReference<List<Image>> IMAGES = new TypeReference<>() {};

    private JsonColumn() {}

    /** What the column holds; {@code null} when it is NULL. */
    public static <T> T read(Tuple row, String column, Class<T> type) {
        String text = row.get(column, String.class);
        try {
            return text == null ? null : JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(column + " is not as this service writes it", e);
        }
    }

    /** The pictures in {@code image_url}, {@code image_alt} and {@code more_images}, in their order. */
    public static List<Image> images(Tuple row) {
        Image first = Columns.image(row);
        if (first == null) {
            return List.of();
        }
        try {
            List<Image> more = JSON.readValue(row.get("more_images", String.class), IMAGES);
            return Stream.concat(Stream.of(first), more.stream()).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("more_images is not as this service writes it", e);
        }
    }
}
