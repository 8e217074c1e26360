package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import java.math.BigDecimal;

/**
 * What customers think.
 *
 * @param average from 1 to 5
 * @param count of ratings, above zero
 */
@Description("What customers think.")
public record Rating(
        @NonNull @Description("From 1 to 5.") BigDecimal average,
        @Description("How many have rated.") int count) {}
