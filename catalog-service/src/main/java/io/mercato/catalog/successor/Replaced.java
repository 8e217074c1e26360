package io.mercato.catalog.successor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * A call that {@code GET /api/v1/homepage} replaces. It goes on working; once its dates are set ({@link
 * ReplacedCallSettings}) its answers tell them, whether they come from a cache or not.
 */
@NameBinding
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Replaced {
    /** What its documentation says of that. */
    String NOTE = "GET /api/v1/homepage replaces it. It goes on working; once dates are set its answers carry"
            + " Deprecation (RFC 9745), Sunset (RFC 8594) and Link with the successor.";

    /** Query parameters of which one must be {@code true}; without any the method is replaced however it is called. */
    String[] onlyWith() default {};
}
