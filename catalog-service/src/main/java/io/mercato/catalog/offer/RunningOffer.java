package io.mercato.catalog.offer;

import java.util.Set;
import java.util.UUID;

/**
 * An offer that holds now and can be used, for who calculates prices.
 *
 * @param products those of the products asked for that it is on
 * @param usesLeft how often it can be used in one order; at least 1
 */
public record RunningOffer(UUID id, String title, Discount discount, Set<UUID> products, int usesLeft) {}
