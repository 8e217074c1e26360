package io.mercato.catalog.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * One change, as the log keeps it.
 *
 * @param at when it was made
 * @param actor who made it
 * @param subjectId of what was changed
 * @param details of each field that changed, what it was and what it is
 */
@Schema(name = "AuditEntry")
public record AuditEntry(
        UUID id,
        Instant at,
        @Schema(examples = "ada@example.org") String actor,
        @Schema(examples = "product.changed") String action,
        @Schema(examples = "product") String kind,
        UUID subjectId,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                examples = "{\"title\": {\"from\": \"Ankara Dres\", \"to\": \"Ankara Dress\"}}")
        JsonNode details) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static AuditEntry of(Tuple row) {
        return new AuditEntry(
                row.get("id", UUID.class),
                row.get("created_at", Instant.class),
                row.get("actor", String.class),
                row.get("action", String.class),
                row.get("kind", String.class),
                row.get("subject_id", UUID.class),
                read(row.get("details", String.class)));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's json is none", e);
        }
    }
}
