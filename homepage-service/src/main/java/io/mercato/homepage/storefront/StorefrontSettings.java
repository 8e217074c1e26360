package io.mercato.homepage.storefront;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** The shop's pages: {@code mercato.storefront.<key>}; docs/storefront.md explains them. */
@ConfigMapping(prefix = "mercato.storefront")
public interface StorefrontSettings {
    /** What the shop is called. */
    @WithDefault("Mercato")
    String name();

    /** What it is about, in a sentence, whatever the language; without it the pages have one in each. */
    Optional<String> tagline();

    /** Where the shop is, such as {@code https://shop.example}: for search engines and shared links. */
    Optional<URI> url();

    /** The country that the shop is in and its usual language: how numbers, money and dates are written. */
    @WithDefault("en-NG")
    Locale locale();

    /**
     * The languages of the pages' own words, the usual one first. What a shop does not name here nobody is answered in. Each
     * must be known: {@code en}, {@code fr}.
     */
    @WithDefault("en,fr")
    @Size(min = 1)
    List<String> languages();

    /** By whose clock times are told that have no place of their own. */
    @WithDefault("Africa/Lagos")
    ZoneId timeZone();

    /** The currency of prices that are searched for, ISO 4217. */
    @WithDefault("NGN")
    String currency();

    /** How many products a page of a list has. */
    @WithDefault("24")
    @Min(1)
    @Max(100)
    int pageSize();

    /** How long a page may take at most, with everything. */
    @WithDefault("PT2S")
    Duration budget();

    /** Whether the front page is made when the service starts, so that its first visitor does not wait for that. */
    @WithDefault("true")
    boolean warmUp();

    /** Hosts that pictures may come from besides the shop's own, as sources of the Content-Security-Policy. */
    @WithDefault("https:")
    List<String> imageSources();

    /** A style sheet that comes after the shop's own, to change its colours and more; read once, at the start. */
    Optional<Path> theme();

    /** Further pages about the shop, such as who is behind it, its terms and how it treats data; at the foot of each page. */
    List<Page> links();

    /** One of them. */
    interface Page {
        /** Absolute, or a path. */
        URI url();

        /** What it is called. */
        String name();

        /** What it is called in other languages, by their BCP 47 tag. */
        Map<String, String> names();
    }

    Sitemap sitemap();

    /** What search engines are told of at {@code /sitemap.xml}, where {@link #url} is known. */
    interface Sitemap {
        /** How long it is served before everything is listed anew. */
        @WithDefault("PT1H")
        Duration renewal();

        /** How many addresses at most; the protocol allows no more in one file than these. */
        @WithDefault("50000")
        @Min(1)
        @Max(50_000)
        int addresses();
    }

    Http http();

    /** How long others may keep a page (RFC 9111, RFC 5861). */
    interface Http {
        /** How long a browser may. */
        @WithDefault("PT10S")
        Duration maxAge();

        /** How long a shared cache may. */
        @WithDefault("PT60S")
        Duration sharedMaxAge();

        /** How much longer it may be served while its successor is fetched. */
        @WithDefault("PT5M")
        Duration staleWhileRevalidate();

        /** How much longer it may be served while we fail. */
        @WithDefault("PT1H")
        Duration staleIfError();
    }
}
