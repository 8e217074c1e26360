package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * An amount of money, exact.
 *
 * @param amount in minor units of the currency
 * @param currency an ISO 4217 code
 */
@Description("An amount of money, exact.")
public record Money(
        @Description("In minor units of the currency, such as kobo for NGN. A whole number that may need 64 bits.")
        long amount,

        @NonNull @Description("An ISO 4217 code, such as NGN.")
        String currency) {}
