package io.mercato.platform.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a customer as text, such as the {@code sub} of a token. */
public final class CustomerId {
    /** UUID.fromString also takes shorter groups, which would be a second spelling of the same customer. */
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private CustomerId() {}

    /** Empty when it is not a UUID in its usual form; upper case will do. */
    public static Optional<UUID> parse(String sub) {
        return UUID_TEXT.matcher(sub).matches() ? Optional.of(UUID.fromString(sub)) : Optional.empty();
    }
}
