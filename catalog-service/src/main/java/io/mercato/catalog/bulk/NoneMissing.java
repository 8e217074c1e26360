package io.mercato.catalog.bulk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A list of which no element is null; those that are, are named. The same as {@code List<@NotNull …>}, for which the validator
 * makes a path for each element before it looks at it.
 */
@Documented
@Constraint(validatedBy = NoneMissing.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoneMissing {
    /** Completes the sentence "element …". */
    String message() default "must not be null";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at each. */
    final class Check implements ConstraintValidator<NoneMissing, List<?>> {
        @Override
        public boolean isValid(List<?> list, ConstraintValidatorContext context) {
            boolean valid = true;
            for (int i = 0; list != null && i < list.size(); i++) {
                if (list.get(i) == null) {
                    valid = false;
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                            .addContainerElementNode("<list element>", List.class, 0)
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                }
            }
            return valid;
        }
    }
}
