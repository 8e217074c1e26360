package io.mercato.homepage.graphql.schema;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mercato.homepage.graphql.type.Homepage;
import io.mercato.homepage.graphql.type.Homepage.Metadata;
import io.mercato.homepage.graphql.type.Homepage.Sections;
import io.mercato.homepage.graphql.type.SectionMissing;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads the homepage's published JSON. */
@ApplicationScoped
class HomepageJson {
    private final ObjectReader reader;

    HomepageJson(ObjectMapper json) {
        this.reader = json.readerFor(Answer.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @param page a whole answer of {@code GET /api/v1/homepage} */
    Homepage homepage(byte[] page) {
        try {
            Content content = reader.<Answer>readValue(page).data();
            return new Homepage(
                    content.sections(),
                    content.errors().stream()
                            .collect(Collectors.toMap(
                                    SectionError::section, error -> new SectionMissing(error.code(), error.message()))),
                    content.metadata());
        } catch (IOException e) {
            throw new UncheckedIOException("The page that this service has made is not of its own shape", e);
        }
    }

    /** The published shape. */
    @RegisterForReflection
    record Answer(Content data) {}

    @RegisterForReflection
    record Content(Sections sections, List<SectionError> errors, Metadata metadata) {}

    @RegisterForReflection
    record SectionError(String section, String code, String message) {}
}
