package io.mercato.homepage.storefront.catalog;

import java.util.Objects;

/**
 * A picture.
 *
 * @param url absolute, or a path on the host of the API
 * @param alt what it shows; empty when nobody has said
 */
public record Image(String url, String alt) {
    public Image {
        Objects.requireNonNull(url, "url");
        alt = Objects.requireNonNullElse(alt, "");
    }
}
