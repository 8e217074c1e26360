package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.view.Addresses;

/** Where lists go on. */
final class Listings {
    private Listings() {}

    /** The address of the next page; empty after the last one. */
    static String next(String path, Listing<?> listing) {
        return listing.nextCursor()
                .map(cursor -> path + "?cursor=" + Addresses.encoded(cursor))
                .orElse("");
    }
}
