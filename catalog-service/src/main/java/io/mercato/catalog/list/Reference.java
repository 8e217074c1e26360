package io.mercato.catalog.list;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * What an item belongs to or applies to, with enough to name and link it.
 *
 * @param handle for addresses that people read
 * @param name for people
 */
@Schema(name = "Reference")
public record Reference(
        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        UUID id,

        @Schema(examples = "adire-house", required = true) String handle,
        @Schema(examples = "Adire House", required = true) String name) {

    /** From the columns {@code <prefix>_id}, {@code _handle} and {@code _name}; {@code null} when there is none. */
    public static Reference of(Tuple row, String prefix) {
        UUID id = row.get(prefix + "_id", UUID.class);
        return id == null
                ? null
                : new Reference(id, row.get(prefix + "_handle", String.class), row.get(prefix + "_name", String.class));
    }
}
