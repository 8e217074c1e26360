package io.mercato.platform.ratelimit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * Bounds how often one caller may call a resource method, over all replicas of the service. More is answered 429 {@code
 * too_many_requests}; see docs/rate-limits.md.
 */
@NameBinding
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {
    /** The policy's name: {@code mercato.rate-limit.<name>} has its numbers. Methods that name the same one share it. */
    String value();
}
