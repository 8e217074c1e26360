package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Picture;
import io.mercato.homepage.storefront.view.PriceTag;

/**
 * An event.
 *
 * @param when by the clock of the place, where that is known
 * @param starts the same beginning, RFC 3339
 * @param capacity such as {@code 200 places}; may be empty
 */
public record EventView(
        String title,
        String description,
        String when,
        String starts,
        String venue,
        String city,
        String capacity,
        Link store,
        Picture picture,
        PriceTag price) {}
