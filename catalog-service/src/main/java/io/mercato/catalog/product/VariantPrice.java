package io.mercato.catalog.product;

/**
 * What a variant costs.
 *
 * @param amount in minor units
 * @param compareAt what it cost before, in minor units and above {@code amount}; {@code null} when it is not reduced
 * @param currency ISO 4217
 */
public record VariantPrice(long amount, Long compareAt, String currency) {}
