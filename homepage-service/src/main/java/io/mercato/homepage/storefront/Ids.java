package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.ReadFailure;

import java.util.UUID;

/** Ids in the addresses of pages. */
final class Ids {
    private Ids() {}

    /** @throws ReadFailure.Missing when it cannot be one, since nothing is there then */
    static UUID of(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ReadFailure.Missing(text);
        }
    }
}
