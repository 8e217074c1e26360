package io.mercato.catalog.store;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.persistence.Tuple;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * How to reach a store; each is {@code null} when it is not known.
 *
 * @param phone in the international form of ITU-T E.164
 * @param website an http or https address
 */
@ExactFields
@Schema(name = "Contact")
public record Contact(
        @Pattern(
                regexp = "\\+[1-9][0-9]{6,14}",
                message = "must be an international number of 7 to 15 digits, such as +2348012345678")
        @Schema(examples = "+2348012345678", nullable = true)
        String phone,

        @Email(regexp = "[^\\s\\p{C}]+", message = "must be an e-mail address")
        @Size(min = 3, max = 254)
        @Schema(examples = "hello@adire-house.example", nullable = true)
        String email,

        @Pattern(
                regexp = "https?://[^\\s/?#@\\p{C}]+(?:[/?#][^\\s\\p{C}]*)?",
                message = "must be an http or https address")
        @Size(max = 2048)
        @Schema(examples = "https://adire-house.example", nullable = true)
        String website) {

    /** From {@code phone}, {@code email} and {@code website}. */
    static Contact of(Tuple row) {
        return new Contact(
                row.get("phone", String.class), row.get("email", String.class), row.get("website", String.class));
    }
}
