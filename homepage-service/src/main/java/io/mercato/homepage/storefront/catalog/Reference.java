package io.mercato.homepage.storefront.catalog;

import java.util.Objects;
import java.util.UUID;

/** Something else of the catalogue, by name. */
public record Reference(UUID id, String handle, String name) {
    public Reference {
        Objects.requireNonNull(id, "id");
        handle = Objects.requireNonNullElse(handle, "");
        Objects.requireNonNull(name, "name");
    }
}
