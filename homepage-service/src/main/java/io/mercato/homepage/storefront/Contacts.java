package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;

import java.net.URI;
import java.util.Optional;

/** Ways to reach a store, as links that do what they say and nothing else. */
final class Contacts {
    private Contacts() {}

    /** RFC 3966: no spaces. */
    static Link phone(String number) {
        return new Link("tel:" + number.replaceAll("[^0-9+]", ""), number);
    }

    static Link email(String address) {
        return new Link("mailto:" + address.replaceAll("[?&#%\\s]", ""), address);
    }

    /** Nothing but a web address can be one: no {@code javascript:}. */
    static Optional<Link> website(String address) {
        try {
            URI uri = URI.create(address);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null
                    ? Optional.of(new Link(uri.toASCIIString(), uri.getHost().replaceFirst("^www\\.", "")))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
