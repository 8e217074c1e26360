package io.mercato.catalog.reservation;

import io.mercato.catalog.bundle.BundleContents;
import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockForSale;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Sets stock aside for an order: all that it asks for, or nothing. */
@ApplicationScoped
class ReserveStock {
    private final NewReservations newReservations;
    private final ReservationRows rows;
    private final Stock stock;
    private final BundleContents contents;
    private final ReservationSettings settings;

    ReserveStock(
            NewReservations newReservations,
            ReservationRows rows,
            Stock stock,
            BundleContents contents,
            ReservationSettings settings) {
        this.newReservations = newReservations;
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
        TakenApart lines =
                new TakenApart(request.lines(), contents.onSale(asked.bundles().keySet()));
        Demand demand = lines.demand();
        Optional<ReservationRows.Row> reservation =
                newReservations.insert(request.reference(), hold, asked.bundles(), demand, lines.ofBundles());
        if (reservation.isEmpty()) {
            refuseOtherLines(request.reference(), asked);
            return Optional.empty();
        }
        refuseTooManyRows(demand);
        StockForSale locked = stock.lockForSale(demand.amounts().keySet());
        refuseWhatIsNotOnSale(lines, locked.onSale());
        List<Shortage> shortages = demand.shortages(locked.levels());
        if (!shortages.isEmpty()) {
            throw InsufficientStock.toReserve(lines.withBundles(shortages), lines.shortLines(shortages));
        }
        stock.writeReserved(demand.changes(locked.levels(), StockLevel::reserve));
        return reservation.map(row -> Reservation.of(row, demand));
    }

    private void refuseOtherLines(String reference, Asked asked) {
        if (!rows.asked(reference).equals(Optional.of(asked))) {
            throw ProblemException.unprocessable(
                    "reference_reused", "This reference has been reserved with other lines.", List.of());
        }
    }

    private static void refuseWhatIsNotOnSale(TakenApart lines, Set<StockKey> onSale) {
        List<FieldError> errors = lines.notOnSale(onSale);
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
}
