package io.mercato.catalog.category;

import io.mercato.catalog.list.KeysetList;

/** The SQL of categories. */
public final class CategoryQueries {
    private static final String CATEGORIES = """
            SELECT c.id, c.parent_id, c.handle, c.name, c.image_url, c.image_alt, %s AS sort_key
              FROM categories c
             WHERE c.deleted_at IS NULL
            """;

    /** Index: categories_by_handle. */
    public static final String ALL_SQL = CATEGORIES.formatted("c.handle") + """
               AND (c.handle, c.id) > (:afterKey, :afterId)
             ORDER BY c.handle, c.id LIMIT :limit
            """;

    /** Index: categories_by_parent. */
    public static final String CHILDREN_SQL = CATEGORIES.formatted("CAST(c.position AS bigint)") + """
               AND c.parent_id = :parent AND (c.position, c.id) > (:afterKey, :afterId)
             ORDER BY c.position, c.id LIMIT :limit
            """;

    /** Index: categories_pkey. */
    static final String BY_ID_SQL = CATEGORIES.formatted("c.handle") + " AND c.id = :id";

    /** From the top down to the parent. Index: categories_pkey, once for each. */
    static final String ANCESTORS_SQL = """
            WITH RECURSIVE ancestor AS (
                SELECT p.id, p.parent_id, p.handle, p.name, 1 AS height
                  FROM categories c JOIN categories p ON p.id = c.parent_id
                 WHERE c.id = :id
                UNION ALL
                SELECT p.id, p.parent_id, p.handle, p.name, a.height + 1
                  FROM ancestor a JOIN categories p ON p.id = a.parent_id)
            SELECT id AS ancestor_id, handle AS ancestor_handle, name AS ancestor_name
              FROM ancestor ORDER BY height DESC
            """;

    /** All of them, in the order of siblings. Reads the table from end to end, since all of it is asked for. */
    static final String TREE_SQL = CATEGORIES.formatted("c.position") + " ORDER BY c.position, c.id LIMIT :limit";

    /** A category and all below it, in the order of siblings. Index: categories_by_parent, once for each. */
    public static final String BRANCH_SQL = """
            WITH RECURSIVE branch AS (
                SELECT * FROM categories WHERE id = :root AND deleted_at IS NULL
                UNION ALL
                SELECT child.*
                  FROM branch
                 CROSS JOIN LATERAL (
                       SELECT * FROM categories WHERE parent_id = branch.id AND deleted_at IS NULL OFFSET 0) child)
            SELECT id, parent_id, handle, name, image_url, image_alt
              FROM (SELECT * FROM branch LIMIT :limit) found
             ORDER BY position, id
            """;

    static final KeysetList<CategoryItem> ALL =
            new KeysetList<>("categories", ALL_SQL, "", KeysetList.LOWEST_ID, CategoryItem::of);
    static final KeysetList<CategoryItem> CHILDREN = new KeysetList<>(
            "categories.children", CHILDREN_SQL, (long) Integer.MIN_VALUE, KeysetList.LOWEST_ID, CategoryItem::of);

    private CategoryQueries() {}
}
