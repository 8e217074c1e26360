package io.mercato.catalog.category;

import io.mercato.catalog.change.Kind;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;

/** What makes answers that show categories out of date. */
final class CategoryTags {
    /** A choice among all categories, or all of them as a tree: it changes with any. */
    static final Shows CHOICE = Shows.of(Kind.CATEGORY.listTag());

    private CategoryTags() {}

    /** Each category of a page. */
    static Shows of(Page<CategoryItem> page) {
        return Shows.each(page.items(), category -> Shows.of(Kind.CATEGORY.tag(category.id())));
    }

    /** A category and those it is in, any of which may be renamed or moved. */
    static Shows of(CategoryDetail category) {
        return Shows.each(category.ancestors(), ancestor -> Shows.of(Kind.CATEGORY.tag(ancestor.id())))
                .and(Shows.of(Kind.CATEGORY.tag(category.id())));
    }
}
