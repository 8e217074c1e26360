package io.mercato.catalog.category;

import io.mercato.catalog.list.KeysetList;

/** The SQL of categories. */
public final class CategoryQueries {
    private static final String CATEGORIES =
            "SELECT id, parent_id, handle, name, image_url, image_alt, handle AS sort_key FROM categories\n";

    private static final String BY_HANDLE = """
               (handle, id) > (:afterKey, :afterId)
             ORDER BY handle, id LIMIT :limit
            """;

    /** Index: categories_by_handle. */
    public static final String ALL_SQL = CATEGORIES + " WHERE" + BY_HANDLE;

    /** Index: categories_by_parent. */
    public static final String CHILDREN_SQL = CATEGORIES + " WHERE parent_id = :parent AND" + BY_HANDLE;

    /** Index: categories_pkey. */
    static final String BY_ID_SQL = CATEGORIES + " WHERE id = :id";

    static final KeysetList<CategoryItem> ALL = byHandle("categories", ALL_SQL);
    static final KeysetList<CategoryItem> CHILDREN = byHandle("categories.children", CHILDREN_SQL);

    private CategoryQueries() {}

    private static KeysetList<CategoryItem> byHandle(String name, String sql) {
        return new KeysetList<>(name, sql, "", KeysetList.LOWEST_ID, CategoryItem::of);
    }
}
