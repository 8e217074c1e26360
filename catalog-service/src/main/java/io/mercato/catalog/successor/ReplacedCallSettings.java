package io.mercato.catalog.successor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The end of the calls that the homepage replaces: {@code mercato.catalog.replaced-calls.<key>}. */
@ConfigMapping(prefix = "mercato.catalog.replaced-calls")
public interface ReplacedCallSettings {
    /** From when on nobody should call them any more, such as {@code 2027-01-01T00:00:00Z}; may be in the future. */
    Optional<Instant> deprecatedSince();

    /** When they may cease to answer; not before {@link #deprecatedSince}. They do not cease by themselves. */
    Optional<Instant> sunset();

    /** What to call instead. */
    @WithDefault("/api/v1/homepage")
    URI successor();

    /** A page for people that tells how to move; told once a date is. */
    Optional<URI> documentation();
}
