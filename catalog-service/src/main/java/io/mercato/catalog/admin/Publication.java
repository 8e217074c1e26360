package io.mercato.catalog.admin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.persistence.Tuple;

/**
 * Whether the public sees a row.
 *
 * @param status only what is {@code active} is public
 * @param featured whether it is in the list of featured ones while it is public
 */
@Schema(name = "Publication")
public record Publication(
        @Schema(
                examples = "active",
                enumeration = {"draft", "active", "archived"})
        String status,

        @Schema(examples = "true") boolean featured) {

    /** The columns of {@link #of} of the table {@code t}. */
    public static final String COLUMNS = "t.status, t.featured";

    /** From {@link #COLUMNS}. */
    public static Publication of(Tuple row) {
        return new Publication(row.get("status", String.class), row.get("featured", Boolean.class));
    }
}
