package io.mercato.localstack.identity;

import java.util.Locale;

/** What the services know callers as. */
public enum Role {
    ADMIN,
    CUSTOMER,
    SERVICE;

    /** As in a token's {@code groups}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
