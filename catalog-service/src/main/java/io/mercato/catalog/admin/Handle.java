package io.mercato.catalog.admin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/** What stands for a thing in addresses that people read: lower-case letters and digits of any script, hyphens, underscores. */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "[[\\p{L}\\p{N}]&&[^\\p{Lu}\\p{Lt}]][[\\p{L}\\p{N}\\p{M}_-]&&[^\\p{Lu}\\p{Lt}]]{0,254}")
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Handle {
    /** Completes the sentence "field …". */
    String message() default
            "must be 1 to 255 lower-case letters, digits, hyphens and underscores, and begin with one of the first two";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};
}
