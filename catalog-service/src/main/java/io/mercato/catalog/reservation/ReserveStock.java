package io.mercato.catalog.reservation;

import static java.util.stream.Collectors.toSet;

import io.mercato.catalog.bundle.BundleContents;
import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/** Sets stock aside for an order: all that it asks for, or nothing. */
@ApplicationScoped
class ReserveStock {
    /** Indexes: variant_sizes_pkey, product_variants_pkey, products_pkey. */
    private static final String ON_SALE_SQL = """
            SELECT s.variant_id, s.size_id
              FROM unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[])) AS asked (variant_id, size_id)
              JOIN variant_sizes s ON s.variant_id = asked.variant_id AND s.size_id = asked.size_id
              JOIN product_variants v ON v.id = s.variant_id
              JOIN products p ON p.id = v.product_id AND p.status = 'active'
            """;

    private final EntityManager database;
    private final ReservationRows rows;
    private final Stock stock;
    private final BundleContents contents;
    private final ReservationSettings settings;

    ReserveStock(
            EntityManager database,
            ReservationRows rows,
            Stock stock,
            BundleContents contents,
            ReservationSettings settings) {
        this.database = database;
        this.rows = rows;
        this.stock = stock;
        this.contents = contents;
        this.settings = settings;
    }

    /**
     * Reserves, unless the reference has been reserved with these lines before. Blocks.
     *
     * @return the new reservation; none when there was one already
     * @throws InsufficientStock when too little is left
     * @throws ProblemException 422 {@code reference_reused}, {@code not_on_sale} or {@code too_many_items}
     */
    @Retried(idempotent = true)
    @Transactional
    public Optional<Reservation> reserve(ReservationRequest request, Duration hold) {
        Asked asked = Asked.of(request.lines());
        Optional<ReservationRows.Row> reservation = rows.insert(request.reference(), hold, asked.bundles());
        if (reservation.isEmpty()) {
            refuseOtherLines(request.reference(), asked);
            return Optional.empty();
        }
        TakenApart lines =
                new TakenApart(request.lines(), contents.onSale(asked.bundles().keySet()));
        refuseWhatIsNotOnSale(asked, lines);
        Demand demand = lines.demand();
        refuseTooManyRows(demand);
        Map<StockKey, StockLevel> levels = stock.lock(demand.amounts().keySet());
        List<Shortage> shortages = demand.shortages(levels);
        if (!shortages.isEmpty()) {
            throw InsufficientStock.toReserve(lines.withBundles(shortages), lines.shortLines(shortages));
        }
        stock.writeReserved(demand.changes(levels, StockLevel::reserve));
        rows.insertLines(request.reference(), demand, lines.ofBundles());
        return reservation.map(row -> Reservation.of(row, demand));
    }

    private void refuseOtherLines(String reference, Asked asked) {
        if (!rows.asked(reference).equals(Optional.of(asked))) {
            throw ProblemException.unprocessable(
                    "reference_reused", "This reference has been reserved with other lines.", List.of());
        }
    }

    private void refuseWhatIsNotOnSale(Asked asked, TakenApart lines) {
        List<FieldError> errors = lines.notOnSale(onSale(asked.items().keySet()));
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable("not_on_sale", "Some lines are of nothing that is on sale.", errors);
        }
    }

    private void refuseTooManyRows(Demand demand) {
        if (demand.amounts().size() > settings.maxRows()) {
            throw ProblemException.unprocessable(
                    "too_many_items",
                    "With the items of its bundles, an order can have %d different items."
                            .formatted(settings.maxRows()),
                    List.of(new FieldError("lines", "have too many different items")));
        }
    }

    @SuppressWarnings("unchecked")
    private Set<StockKey> onSale(Set<StockKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        List<Tuple> found = database.createNativeQuery(ON_SALE_SQL, Tuple.class)
                .setParameter("variants", keys.stream().map(StockKey::variantId).toArray(UUID[]::new))
                .setParameter("sizes", keys.stream().map(StockKey::sizeId).toArray(UUID[]::new))
                .getResultList();
        return found.stream()
                .map(row -> new StockKey(row.get("variant_id", UUID.class), row.get("size_id", UUID.class)))
                .collect(toSet());
    }
}
