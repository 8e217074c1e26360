package io.mercato.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the issuer's keys are fetched. What a token must be is said by the
 * keys of MicroProfile JWT; see docs/identity.md.
 */
@ConfigMapping(prefix = "mercato.identity")
public interface IdentitySettings {
    /**
     * Holds the issuer's keys as JWKS, in place of {@code mp.jwt.verify.publickey.location}: fetched like them, again and
     * again, and allowed to come after the service, where MicroProfile JWT reads a file once.
     */
    Optional<Path> keysFile();

    /** For a connection to the issuer. */
    @WithDefault("500MS")
    Duration connectTimeout();

    /** For its answer. With the connection well below what any caller waits. */
    @WithDefault("1S")
    Duration readTimeout();

    /** How long keys are used before they are fetched anew, unless the issuer's {@code Cache-Control} says otherwise. */
    @WithDefault("10M")
    Duration refreshInterval();

    /** How long a token that was verified is not verified again; never beyond its expiry. With {@code 0S} each time. */
    @WithDefault("1M")
    Duration rememberedFor();

    /** How soon after a fetch a token with an unknown key may cause the next: the issuer may have a new key. */
    @WithDefault("10S")
    Duration minRefreshInterval();

    /** How long after a fetch that failed nobody tries again: an issuer that hangs costs one timeout in this time. */
    @WithDefault("1S")
    Duration retryAfter();

    /**
     * Whether production may fetch keys over plain HTTP from another host. Only where something else keeps others from
     * answering in the issuer's place, such as a mesh that encrypts.
     */
    @WithDefault("false")
    boolean plainHttpAllowed();

    /** Holds the token for calls of what is internal of other services; a service that makes none needs none. */
    Optional<Path> serviceTokenFile();
}
