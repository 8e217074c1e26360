package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Begins the frame of each page. */
@ApplicationScoped
class Frames {
    private final StorefrontSettings settings;
    private final Assets assets;

    Frames(StorefrontSettings settings, Assets assets) {
        this.settings = settings;
        this.assets = assets;
    }

    /**
     * A page.
     *
     * @param language that it is in
     * @param path where it is
     * @param title of it alone
     */
    Frame of(Language language, String path, String title) {
        return new Frame(
                settings.name(),
                language.tag(),
                title,
                tagline(language),
                path,
                absolute(path),
                true,
                "website",
                "",
                List.of(),
                "",
                links(language),
                assets.addresses());
    }

    /** The front page, which is called as the shop is. */
    Frame home(Language language) {
        return of(language, "/", settings.name());
    }

    private List<Link> links(Language language) {
        return settings.links().stream()
                .map(page -> new Link(page.url().toString(), page.names().getOrDefault(language.tag(), page.name())))
                .toList();
    }

    private String tagline(Language language) {
        return settings.tagline().orElseGet(() -> language.shop().tagline());
    }

    /** With the shop's address before it, where that is known. */
    String absolute(String address) {
        return address.startsWith("/")
                ? settings.url()
                        .map(url -> url.toString().replaceAll("/+$", "") + address)
                        .orElse(address)
                : address;
    }

    /** An address of a picture that others can load: absolute, else empty. */
    String shared(String picture) {
        String address = picture.isEmpty() ? "" : absolute(picture);
        return address.startsWith("http") ? address : "";
    }
}
