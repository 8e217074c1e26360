package io.mercato.catalog.stock;

import io.mercato.catalog.list.KeysetList;
import io.mercato.platform.database.Retried;
import io.mercato.platform.paging.Cursor;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Reads stock for who looks after it. Blocks. */
@ApplicationScoped
@Retried(idempotent = true)
class ReadStock {
    private final EntityManager database;

    ReadStock(EntityManager database) {
        this.database = database;
    }

    /** @throws ProblemException 404 {@code stock_not_found} */
    @SuppressWarnings("unchecked")
    StockRow row(StockKey key) {
        List<Tuple> rows = database.createNativeQuery(StockQueries.ROW_SQL, Tuple.class)
                .setParameter("variant", key.variantId())
                .setParameter("size", key.sizeId())
                .getResultList();
        return rows.stream().findFirst().map(StockRow::of).orElseThrow(ReadStock::notFound);
    }

    /**
     * What is on sale and of which at most {@code below} are left, the least first.
     *
     * @throws ProblemException 400 {@code invalid_cursor}
     */
    @SuppressWarnings("unchecked")
    Page<StockRow> low(int below, PageQuery page) {
        String list = "stock.low " + below;
        int afterLeft = -1;
        UUID afterVariant = KeysetList.LOWEST_ID;
        UUID afterSize = KeysetList.LOWEST_ID;
        if (page.cursor() != null) {
            Cursor cursor = Cursor.read(page.cursor(), list, Integer.class, UUID.class, UUID.class);
            afterLeft = cursor.key(0, Integer.class);
            afterVariant = cursor.key(1, UUID.class);
            afterSize = cursor.key(2, UUID.class);
        }
        List<Tuple> rows = database.createNativeQuery(StockQueries.LOW_SQL, Tuple.class)
                .setParameter("below", below)
                .setParameter("afterLeft", afterLeft)
                .setParameter("afterVariant", afterVariant)
                .setParameter("afterSize", afterSize)
                .setParameter("limit", page.limit() + 1)
                .getResultList();
        return Page.of(rows.stream().map(StockRow::of).toList(), page, list, row ->
                new Object[] {row.left(), row.variantId(), row.sizeId()});
    }

    static ProblemException notFound() {
        return ProblemException.notFound("stock_not_found", "No variant comes in this size.");
    }
}
