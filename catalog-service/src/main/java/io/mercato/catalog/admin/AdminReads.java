package io.mercato.catalog.admin;

import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.database.Retried;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Shows administrators what fits into one row. Blocks; call it on a virtual thread. */
@ApplicationScoped
@Retried(idempotent = true)
public class AdminReads {
    private final KeysetPages pages;
    private final EntityManager database;

    AdminReads(KeysetPages pages, EntityManager database) {
        this.pages = pages;
        this.database = database;
    }

    /** A page of those rows that are deleted, or else of all others. */
    public <T extends Administrated> Page<T> page(AdminView<T> view, PageQuery page, boolean deleted) {
        return pages.read(deleted ? view.deleted() : view.present(), page);
    }

    /**
     * A page of those rows that are deleted, or else of all others or those of a status.
     *
     * @param status {@code null} for any
     */
    public <T extends Administrated> Page<T> page(AdminView<T> view, PageQuery page, String status, boolean deleted) {
        return deleted || status == null
                ? page(view, page, deleted)
                : pages.read(view.ofStatus(), page, Map.of("status", status));
    }

    /** One row, if there is one that is deleted or not, as asked. */
    @SuppressWarnings("unchecked")
    public <T extends Administrated> Optional<T> find(AdminView<T> view, UUID id, boolean deleted) {
        List<Tuple> rows = database.createNativeQuery(view.byIdSql(), Tuple.class)
                .setParameter("id", id)
                .setParameter("deleted", deleted)
                .getResultList();
        return rows.stream().findFirst().map(view.item());
    }
}
