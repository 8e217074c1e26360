package io.mercato.catalog.admin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A problem of its own that a kind answers operations of {@link AdminResource} with, for the description of the API. */
@Repeatable(AdminProblem.Several.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AdminProblem {
    /** The operations that are answered so: names of methods; {@code change} is also {@code patch}. */
    String[] of();

    /** The status. */
    int status();

    /** When that is, with the code in parentheses. */
    String when();

    /** For the compiler. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        AdminProblem[] value();
    }
}
