package io.mercato.catalog.admin;

import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Shows administrators rows, each with the ETag that a change of it is to send back. Blocks; call it on a virtual thread. */
@ApplicationScoped
public class AdminReads {
    private final KeysetPages pages;
    private final EntityManager database;

    AdminReads(KeysetPages pages, EntityManager database) {
        this.pages = pages;
        this.database = database;
    }

    /** A page of all rows, or of those that are deleted. */
    public <T extends Administrated> Page<T> page(AdminView<T> view, boolean deleted, PageQuery page) {
        return pages.read(deleted ? view.deleted() : view.present(), page);
    }

    /**
     * One row.
     *
     * @throws ProblemException 404 {@code <kind>_not_found}
     */
    public <T extends Administrated> RestResponse<T> row(AdminView<T> view, UUID id) {
        return answer(RestResponse.Status.OK, view, id).build();
    }

    /** A row that has just been made, and where it is. */
    public <T extends Administrated> RestResponse<T> created(AdminView<T> view, UUID id) {
        return answer(RestResponse.Status.CREATED, view, id)
                .location(URI.create("/api/v1/admin/" + view.kind().table() + "/" + id))
                .build();
    }

    @SuppressWarnings("unchecked")
    private <T extends Administrated> RestResponse.ResponseBuilder<T> answer(
            RestResponse.Status status, AdminView<T> view, UUID id) {
        List<Tuple> rows = database.createNativeQuery(view.byIdSql(), Tuple.class)
                .setParameter("id", id)
                .getResultList();
        T row = rows.stream().findFirst().map(view.item()).orElseThrow(() -> AdminRows.notFound(view.kind()));
        return RestResponse.ResponseBuilder.create(status, row)
                .header("ETag", RowVersion.tag(row.history().version()));
    }
}
