package io.mercato.catalog.admin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * Where a browser finds something: an absolute http or https address, or a path on the host that answered, such as that of a
 * generated picture. Nothing that a browser would run.
 */
@Documented
@Constraint(validatedBy = WebAddress.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {
    /** Completes the sentence "field …". */
    String message() default "must be an http or https address, or a path that begins with /";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Reads it as RFC 3986 does. */
    final class Check implements ConstraintValidator<WebAddress, String> {
        private static final Set<String> SCHEMES = Set.of("http", "https");

        @Override
        public boolean isValid(String address, ConstraintValidatorContext context) {
            if (address == null) {
                return true;
            }
            try {
                URI uri = new URI(address);
                return uri.getScheme() == null
                        ? address.startsWith("/") && !address.startsWith("//")
                        : uri.getHost() != null
                                && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }
}
