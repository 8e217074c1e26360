package io.mercato.catalog.reservation;

import static java.util.stream.Collectors.toSet;

import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

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

    ReserveStock(EntityManager database, ReservationRows rows, Stock stock) {
        this.database = database;
        this.rows = rows;
        this.stock = stock;
    }

    /**
     * Reserves, unless the reference has been reserved with these lines before. Blocks.
     *
     * @return the new reservation; none when there was one already
     * @throws InsufficientStock when too little is left
     * @throws ProblemException 422 {@code reference_reused} or {@code not_on_sale}
     */
    @Transactional
    public Optional<Reservation> reserve(ReservationRequest request, Duration hold) {
        refuseTwins(request.lines());
        Demand demand = Demand.of(request.lines());
        Optional<ReservationRows.Row> reservation = rows.insert(request.reference(), hold);
        if (reservation.isEmpty()) {
            if (!rows.demand(List.of(request.reference())).equals(demand)) {
                throw ProblemException.unprocessable(
                        "reference_reused", "This reference has been reserved with other lines.", List.of());
            }
            return Optional.empty();
        }
        refuseWhatIsNotOnSale(request.lines());
        Map<StockKey, StockLevel> levels = stock.lock(demand.amounts().keySet());
        List<Shortage> shortages = demand.shortages(levels);
        if (!shortages.isEmpty()) {
            throw InsufficientStock.toReserve(shortages);
        }
        stock.writeReserved(demand.changes(levels, StockLevel::reserve));
        rows.insertLines(request.reference(), demand);
        return reservation.map(row -> Reservation.of(row, demand));
    }

    private static void refuseTwins(List<ReservationLine> lines) {
        Map<StockKey, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Integer twin = seen.putIfAbsent(lines.get(i).key(), i);
            if (twin != null) {
                throw ProblemException.badRequest(
                        "invalid_parameter",
                        "lines[" + i + "]",
                        "names the same variant and size as lines[" + twin + "]");
            }
        }
    }

    private void refuseWhatIsNotOnSale(List<ReservationLine> lines) {
        Set<StockKey> onSale = onSale(lines);
        List<FieldError> errors = IntStream.range(0, lines.size())
                .filter(i -> !onSale.contains(lines.get(i).key()))
                .mapToObj(i -> new FieldError("lines[" + i + "]", "is not on sale"))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "not_on_sale", "Nothing on sale has the variant and size of some lines.", errors);
        }
    }

    @SuppressWarnings("unchecked")
    private Set<StockKey> onSale(List<ReservationLine> lines) {
        List<Tuple> found = database.createNativeQuery(ON_SALE_SQL, Tuple.class)
                .setParameter(
                        "variants",
                        lines.stream().map(ReservationLine::variantId).toArray(UUID[]::new))
                .setParameter(
                        "sizes", lines.stream().map(ReservationLine::sizeId).toArray(UUID[]::new))
                .getResultList();
        return found.stream()
                .map(row -> new StockKey(row.get("variant_id", UUID.class), row.get("size_id", UUID.class)))
                .collect(toSet());
    }
}
