package io.mercato.homepage.cdn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The CDN in front of the shop, and how it is made to forget: {@code mercato.cdn.<key>}. */
@ConfigMapping(prefix = "mercato.cdn")
public interface CdnSettings {
    /** The key of {@link #enabled}, for what is there only then. */
    String ENABLED = "mercato.cdn.enabled";

    /** Whether there is one that is to be purged. */
    @WithDefault("false")
    boolean enabled();

    /** Types of events whose tags are purged; whole ones, or with {@code *} for any text. */
    @WithDefault("io.mercato.catalog.*")
    Set<String> types();

    /** How often a replica looks whether there is something to purge. */
    @WithDefault("PT0.5S")
    Duration interval();

    /**
     * How long what was asked for waits until it is purged, together with what is asked for meanwhile. Above {@code
     * mercato.cache-invalidation.again-after}: a CDN that fetches a page anew must not get the old one from here.
     */
    @WithDefault("PT1S")
    Duration window();

    /** How many tags one call may name. What the CDN allows differs by plan. */
    @WithDefault("30")
    @Min(1)
    @Max(500)
    int tagsPerCall();

    /** How many tags may wait. Beyond that the CDN is to forget everything, which is one call. */
    @WithDefault("3000")
    @Min(1)
    @Max(100_000)
    int maxPending();

    /**
     * How long the replica that calls may be silent before another one calls in its place; above the timeouts of a call,
     * {@code quarkus.rest-client.cloudflare.*}.
     */
    @WithDefault("PT20S")
    Duration lease();

    /** The wait after a call that failed; doubled by each further one, a quarter more or less at random. */
    @WithDefault("PT1S")
    Duration retryAfter();

    /** Up to which wait; also the longest {@code Retry-After} of the CDN that is obeyed. */
    @WithDefault("PT5M")
    Duration retryAfterMax();

    Cloudflare cloudflare();

    /** The account at Cloudflare: {@code mercato.cdn.cloudflare.<key>}. */
    interface Cloudflare {
        /** The id of the zone, 32 hexadecimal digits. */
        Optional<String> zone();

        /** An API token with the permission "Cache Purge" for that zone, and none other. Never logged. */
        Optional<Secret<String>> apiToken();
    }
}
