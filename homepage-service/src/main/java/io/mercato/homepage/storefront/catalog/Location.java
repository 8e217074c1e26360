package io.mercato.homepage.storefront.catalog;

import java.util.Objects;
import java.util.UUID;

/**
 * A place.
 *
 * @param timezone an IANA name
 */
public record Location(UUID id, String city, String country, String timezone) {
    public Location {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(timezone, "timezone");
    }
}
