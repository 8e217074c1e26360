package io.mercato.homepage.storefront.view;

import java.util.List;

/**
 * A page of a list.
 *
 * @param next where the list goes on; empty on its last page
 * @param first whether it is the first page
 */
public record Listed<T>(List<T> items, String next, boolean first) {}
