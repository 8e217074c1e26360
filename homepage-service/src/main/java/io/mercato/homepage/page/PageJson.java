package io.mercato.homepage.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mercato.homepage.section.SectionResult;
import io.mercato.homepage.section.SectionResult.Failed;
import io.mercato.homepage.section.SectionResult.Loaded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Writes the published shape of the homepage, around the bytes of its sections: a head that is the same however it is served,
 * and a tail with the metadata, which is not.
 */
final class PageJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] BEGIN = "{\"success\":true,\"data\":{\"sections\":{".getBytes(UTF_8);
    private static final byte[] ERRORS = "},\"errors\":".getBytes(UTF_8);
    private static final byte[] METADATA = ",\"metadata\":".getBytes(UTF_8);
    private static final byte[] END = "}}".getBytes(UTF_8);

    private PageJson() {}

    /**
     * What is told of a page besides what it shows.
     *
     * @param madeAt when it was made
     * @param took how long that took
     * @param ttl how long after that it is served until it is made anew
     */
    record Facts(PageKey key, Instant madeAt, Duration took, Duration ttl, boolean partial) {}

    static byte[] head(List<SectionResult> sections) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        out.writeBytes(BEGIN);
        String separator = "";
        for (SectionResult section : sections) {
            out.writeBytes((separator + "\"" + section.section() + "\":").getBytes(UTF_8));
            switch (section) {
                case Loaded loaded -> {
                    out.writeBytes("{\"items\":".getBytes(UTF_8));
                    out.writeBytes(loaded.items());
                    out.write('}');
                }
                case Failed failed -> out.writeBytes("null".getBytes(UTF_8));
            }
            separator = ",";
        }
        out.writeBytes(ERRORS);
        errors(out, sections);
        out.writeBytes(METADATA);
        return out.toByteArray();
    }

    static byte[] tail(Facts facts, Variant variant) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField(
                    "timestamp", facts.madeAt().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeNumberField("executionTime", facts.took().toMillis());
            json.writeBooleanField("fromCache", variant.fromCache());
            json.writeStringField("cacheKey", facts.key().inRedis());
            json.writeNumberField("ttl", facts.ttl().toSeconds());
            json.writeBooleanField("partialFailure", facts.partial());
            json.writeStringField("state", facts.partial() ? "partial" : variant.state());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.writeBytes(END);
        return out.toByteArray();
    }

    private static void errors(ByteArrayOutputStream out, List<SectionResult> sections) {
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartArray();
            for (SectionResult section : sections) {
                if (section instanceof Failed failed) {
                    json.writeStartObject();
                    json.writeStringField("section", failed.section());
                    json.writeStringField("message", failed.message());
                    json.writeStringField("code", failed.code().name());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
