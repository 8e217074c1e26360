package io.mercato.catalog.admin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** An ISO 4217 code that the JDK knows, upper case. */
@Documented
@Constraint(validatedBy = KnownCurrency.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KnownCurrency {
    /** Completes the sentence "field …". */
    String message() default "must be an ISO 4217 code, such as NGN";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Asks the JDK. */
    final class Check implements ConstraintValidator<KnownCurrency, String> {
        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            try {
                return code == null || Currency.getInstance(code) != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
