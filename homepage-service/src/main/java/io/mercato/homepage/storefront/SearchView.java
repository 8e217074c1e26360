package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.ProductTile;

import java.util.List;

/**
 * What was found, and how to find less or something else.
 *
 * @param heading such as {@code Results for “shoes”}
 * @param count how many, such as {@code about 1,200 products}
 * @param trail from the top of the shop to here; empty for a search
 * @param inside categories below the one that is shown
 * @param corrected what was searched instead; empty when it is what was asked for
 * @param meant what would find more
 * @param chosen filters that are set, each with the address without it
 * @param sorts the possible orders
 * @param fields what the form of prices must send along
 * @param sortFields what the form of the order must send along
 * @param others what is shown besides where nothing was found; may be empty
 * @param next where the list goes on; empty on its last page
 */
public record SearchView(
        String path,
        String heading,
        String count,
        List<Link> trail,
        List<Link> inside,
        String corrected,
        Link meant,
        List<Link> chosen,
        String clear,
        List<FacetGroup> facets,
        String min,
        String max,
        String currency,
        List<Sort> sorts,
        List<Field> fields,
        List<Field> sortFields,
        List<ProductTile> items,
        List<ProductTile> others,
        String next,
        boolean first) {
    /** Whether there is anything to filter, or a filter to take back. */
    public boolean filterable() {
        return !items.isEmpty() || !clear.isEmpty();
    }

    /** One filter; {@code prices} where any others can be typed besides those of the list. */
    public record FacetGroup(String name, boolean prices, List<Facet> facets) {}

    /** One value of a filter. */
    public record Facet(String href, String text, String count, boolean chosen) {}

    /** One order. */
    public record Sort(String value, String text, boolean chosen) {}

    /** A hidden field of a form. */
    public record Field(String name, String value) {}
}
