package io.mercato.platform.paging;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;

/**
 * What every list takes; use it as a {@code @Valid @BeanParam}.
 *
 * @param limit how many items at most
 * @param cursor where to go on, from the {@code nextCursor} of the page before; absent for the first page
 */
public record PageQuery(
        @RestQuery
        @DefaultValue("" + DEFAULT_LIMIT)
        @Min(1)
        @Max(value = MAX_LIMIT, message = MAX_LIMIT_MESSAGE)
        @Parameter(description = "How many items at most.")
        int limit,

        @RestQuery @Size(max = Cursor.MAX_LENGTH) @Parameter(description = "The nextCursor of the page before.")
        String cursor) {

    /** A screenful on a phone, twice. */
    public static final int DEFAULT_LIMIT = 20;

    /** Keeps one answer below about 100 KiB and one query within its time. */
    public static final int MAX_LIMIT = 100;

    static final String MAX_LIMIT_MESSAGE = "must be less than or equal to {value}; use the cursor to read further";
}
