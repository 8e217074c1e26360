package io.mercato.homepage.storefront;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** The style sheet, the script and the icon, each at an address that is another one when it changes. */
@ApplicationScoped
public class Assets {
    private final Map<String, Asset> byName;
    private final Addresses addresses;

    Assets(StorefrontSettings settings) {
        Asset css = new Asset("css", "text/css; charset=utf-8", Document.of(text("storefront.css") + theme(settings)));
        Asset js = new Asset("js", "text/javascript; charset=utf-8", Document.of(text("storefront.js")));
        Asset icon = new Asset("svg", "image/svg+xml", Document.of(text("icon.svg")));
        this.byName = Map.of("css", css, "js", js, "svg", icon);
        this.addresses = new Addresses(css.address(), js.address(), icon.address());
    }

    /** Where they are. */
    public record Addresses(String css, String js, String icon) {}

    record Asset(String suffix, String mediaType, Document document) {
        String address() {
            return "/assets/storefront-" + document.hash() + "." + suffix;
        }
    }

    Addresses addresses() {
        return addresses;
    }

    /** The one with this suffix, whatever version of it was asked for. */
    Optional<Asset> find(String suffix) {
        return Optional.ofNullable(byName.get(suffix));
    }

    private static String theme(StorefrontSettings settings) {
        return settings.theme().map(Assets::read).map(own -> "\n" + own).orElse("");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("mercato.storefront.theme cannot be read: " + file, e);
        }
    }

    private static String text(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/storefront/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
