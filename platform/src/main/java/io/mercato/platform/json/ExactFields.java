package io.mercato.platform.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A body of a request in which a field that is not known is an error (400 {@code invalid_body}, which names it) instead of
 * being passed over: who misspells the name of an optional field is told. It goes for the types that are nested in it, too.
 *
 * <p>Without this, Jackson passes over what it does not know, as it must in what other services send and answer: they may be
 * of a later version.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ExactFields {
    /**
     * The record that a GET of the same thing answers. What it has and the body has not is passed over, so that an answer can
     * be edited and sent back.
     */
    Class<?> answer() default void.class;
}
