package io.mercato.homepage.storefront.view;

/**
 * An offer in a list.
 *
 * @param headline what one gets, such as {@code 15% off}
 * @param on what it is on
 * @param hasPrice whether it has a price of its own
 * @param ends when, for people
 * @param endsAt the same, RFC 3339, for programs
 * @param scarce how few are left, such as {@code 12 left}; may be empty
 */
public record OfferTile(
        String href,
        String title,
        String headline,
        String on,
        boolean flash,
        boolean hasPrice,
        PriceTag price,
        Picture picture,
        String ends,
        String endsAt,
        String scarce) {}
