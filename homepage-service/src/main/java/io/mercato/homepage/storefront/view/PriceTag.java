package io.mercato.homepage.storefront.view;

/**
 * What something costs.
 *
 * @param now what is to be paid
 * @param free whether that is nothing
 * @param was what it cost before, as text; empty when it is not reduced
 * @param discount by how many per cent it is reduced, such as {@code −25%}; empty when it is not
 */
public record PriceTag(Price now, boolean free, String was, String discount) {
    /** It is not known what it costs. */
    public static final PriceTag NONE = new PriceTag(new Price("", ""), false, "", "");
}
