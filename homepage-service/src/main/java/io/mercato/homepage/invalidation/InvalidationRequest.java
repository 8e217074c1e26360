package io.mercato.homepage.invalidation;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What an administrator wants to be forgotten; any of it may be absent.
 *
 * @param keys as in Redis and in {@code metadata.cacheKey}
 * @param tags of what is shown, as in {@code Cache-Tag}
 * @param sections of the homepage, by name
 * @param all everything that this service keeps
 * @param reason what for, for the journal
 */
@ExactFields
@Schema(name = "InvalidationRequest")
record InvalidationRequest(
        @Schema(examples = "[\"homepage:anonymous:v1\"]")
        List<@NotNull @Size(min = 1, max = MAX_LENGTH) @Pattern(regexp = VISIBLE, message = VISIBLE_MESSAGE) String>
                keys,

        @Schema(examples = "[\"product:019a0000-0000-7000-8000-000000000000\"]")
        List<@NotNull @Size(min = 1, max = MAX_LENGTH) @Pattern(regexp = TAG, message = TAG_MESSAGE) String> tags,

        @Schema(examples = "[\"newArrivals\"]") List<@NotNull @Size(min = 1, max = MAX_LENGTH) String> sections,

        boolean all,

        @Size(max = MAX_LENGTH)
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must not have control characters")
        @Schema(examples = "Prices were corrected by SQL")
        String reason) {

    private static final int MAX_LENGTH = 200;
    private static final String VISIBLE = "[!-~]*";
    private static final String VISIBLE_MESSAGE = "must be visible ASCII characters";
    private static final String TAG = "[!-+\\--~&&[^#]][!-+\\--~]*";
    private static final String TAG_MESSAGE =
            "must be visible ASCII characters without a comma, not beginning with '#'";

    Set<String> keySet() {
        return set(keys);
    }

    Set<String> tagSet() {
        return set(tags);
    }

    Set<String> sectionSet() {
        return set(sections);
    }

    String reasonText() {
        return Optional.ofNullable(reason).orElse("");
    }

    private static Set<String> set(List<String> list) {
        return new TreeSet<>(Optional.ofNullable(list).orElse(List.of()));
    }
}
