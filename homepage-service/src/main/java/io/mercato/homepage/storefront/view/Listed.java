package io.mercato.homepage.storefront.view;

import java.util.List;

/**
 * A page of a list.
 *
 * @param nothing what is said where it is empty
 * @param next where the list goes on; empty on its last page
 */
public record Listed<T>(String title, String about, String nothing, List<T> items, String next) {}
