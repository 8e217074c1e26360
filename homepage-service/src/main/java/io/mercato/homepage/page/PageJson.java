package io.mercato.homepage.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mercato.homepage.section.SectionResult;
import io.mercato.homepage.section.SectionResult.Failed;
import io.mercato.homepage.section.SectionResult.Loaded;
import io.mercato.platform.cache.Cached;
import io.mercato.platform.cache.Cached.Source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes the published shape of the homepage, around the bytes of its sections. */
final class PageJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] BEGIN = "{\"success\":true,\"data\":{\"sections\":{".getBytes(UTF_8);
    private static final byte[] ERRORS = "},\"errors\":".getBytes(UTF_8);
    private static final byte[] METADATA = ",\"metadata\":".getBytes(UTF_8);
    private static final byte[] END = "}}".getBytes(UTF_8);
    private static final int AVERAGE_METADATA = 256;

    private PageJson() {}

    /** Everything that is the same in each answer. */
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

    /** A whole answer. */
    static byte[] answer(Cached<Page> page, PageKey key, long executionMillis) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.value().head().length + AVERAGE_METADATA);
        out.writeBytes(page.value().head());
        metadata(out, page, key, executionMillis);
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

    private static void metadata(ByteArrayOutputStream out, Cached<Page> page, PageKey key, long executionMillis) {
        Instant createdAt = page.createdAt().truncatedTo(ChronoUnit.MILLIS);
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("timestamp", createdAt.toString());
            json.writeNumberField("executionTime", executionMillis);
            json.writeBooleanField("fromCache", page.source() != Source.LOADER);
            json.writeStringField("cacheKey", key.inRedis());
            json.writeNumberField("ttl", page.expiresIn().toSeconds());
            json.writeBooleanField("partialFailure", page.value().partial());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
