package io.mercato.homepage.storefront.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param nextCursor empty on the last one
 */
public record Listing<T>(List<T> items, Optional<String> nextCursor) {
    public Listing {
        items = List.copyOf(Objects.requireNonNull(items, "items"));
    }
}
