package io.mercato.catalog.category;

import java.util.List;

/**
 * Categories as a tree.
 *
 * @param roots those at the top, in their order; one alone when a branch was asked for
 */
public record CategoryTree(List<CategoryNode> roots) {}
