package io.mercato.catalog.category;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** The tree of categories as whoever changes its shape sees it. All methods block, in the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TreeRows {
    /** One at a time: two moves that are well each by itself could make a cycle together. */
    private static final String LOCK_SQL = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('categories', 0))";

    /** The category and those it is in, itself first. Index: categories_pkey, once for each. */
    private static final String PATH_SQL = """
            WITH RECURSIVE up AS (
                SELECT id, parent_id, 1 AS height FROM categories WHERE id = :id
                UNION ALL
                SELECT p.id, p.parent_id, up.height + 1 FROM up JOIN categories p ON p.id = up.parent_id)
            SELECT id FROM up ORDER BY height
            """;

    /** How many levels a branch has. Index: categories_by_parent, once for each. */
    private static final String HEIGHT_SQL = """
            WITH RECURSIVE branch AS (
                SELECT id, 1 AS depth FROM categories WHERE id = :id
                UNION ALL
                SELECT child.id, branch.depth + 1
                  FROM branch
                 CROSS JOIN LATERAL (
                       SELECT id FROM categories WHERE parent_id = branch.id AND deleted_at IS NULL OFFSET 0) child)
            SELECT max(depth) FROM branch
            """;

    /** Index: categories_by_parent. */
    private static final String CHILDREN_SQL = """
            SELECT id FROM categories
             WHERE parent_id IS NOT DISTINCT FROM CAST(:parent AS uuid) AND deleted_at IS NULL
             ORDER BY position, id
            """;

    private static final String ARRANGE_SQL = """
            UPDATE categories c SET position = placed.position
              FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS placed (id, position)
             WHERE c.id = placed.id AND c.position <> placed.position
            """;

    /** Indexes: products_of_category_by_created and products_of_category_not_on_sale. */
    private static final String PRODUCTS_SQL = """
            SELECT (SELECT count(*) FROM products WHERE category_id = :id AND status = 'active')
                 + (SELECT count(*) FROM products WHERE category_id = :id AND status <> 'active' AND deleted_at IS NULL)
            """;

    private final EntityManager database;

    TreeRows(EntityManager database) {
        this.database = database;
    }

    /** Until the transaction ends nobody else changes the shape of the tree. */
    void lock() {
        database.createNativeQuery(LOCK_SQL, Integer.class).getSingleResult();
    }

    /** A category and those it is in, itself first. */
    @SuppressWarnings("unchecked")
    List<UUID> path(UUID id) {
        return database.createNativeQuery(PATH_SQL, UUID.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** How many levels there are from a category down, itself included. */
    int height(UUID id) {
        return ((Number) database.createNativeQuery(HEIGHT_SQL, Integer.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .intValue();
    }

    /** The children of a category in their order; {@code null} asks for those at the top. */
    @SuppressWarnings("unchecked")
    List<UUID> children(UUID parent) {
        return database.createNativeQuery(CHILDREN_SQL, UUID.class)
                .setParameter("parent", parent == null ? null : parent.toString())
                .getResultList();
    }

    /** Gives siblings this order. */
    void arrange(List<UUID> siblings) {
        database.createNativeQuery(ARRANGE_SQL)
                .setParameter("ids", siblings.stream().map(UUID::toString).toArray(String[]::new))
                .executeUpdate();
    }

    /** How many products are in a category itself, whatever their status. */
    long products(UUID id) {
        return ((Number) database.createNativeQuery(PRODUCTS_SQL, Long.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .longValue();
    }
}
