package io.mercato.catalog.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The words that the demo's reviews are made of, from {@code demo/reviews.json}. */
@RegisterForReflection
record ReviewWords(List<String> authors, List<String> places, Opinion good, Opinion fair, Opinion poor) {

    /** What is said with so many stars. */
    @RegisterForReflection
    record Opinion(List<String> titles, List<String> texts) {}

    Opinion of(int rating) {
        return rating >= 4 ? good : rating == 3 ? fair : poor;
    }

    static ReviewWords load(ObjectMapper json) {
        try (InputStream in = ReviewWords.class.getResourceAsStream("/demo/reviews.json")) {
            return json.readValue(in, ReviewWords.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
