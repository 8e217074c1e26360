package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;

/** How often an offer can be used; {@code null} for no bound. */
@Description("How often an offer can be used; null for no bound.")
public record OfferLimits(Integer total, Integer perCustomer, Integer left) {}
