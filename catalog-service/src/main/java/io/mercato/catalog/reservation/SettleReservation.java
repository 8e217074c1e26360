package io.mercato.catalog.reservation;

import io.mercato.catalog.reservation.ReservationRows.Row;
import io.mercato.catalog.stock.Cause;
import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.arc.All;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * What becomes of a reservation. Each step locks the reservation and then its stock, and taken a second time finds itself
 * done. All block.
 */
@ApplicationScoped
class SettleReservation {
    private final ReservationRows rows;
    private final Stock stock;
    private final List<ReservationFollower> followers;

    SettleReservation(ReservationRows rows, Stock stock, @All List<ReservationFollower> followers) {
        this.rows = rows;
        this.stock = stock;
        this.followers = followers;
    }

    /**
     * Sells what is held. One that has expired is honoured if what it asked for is still there.
     *
     * @throws InsufficientStock when it is not
     * @throws ProblemException 404 {@code reservation_not_found}, 409 {@code reservation_released}; what a
     *     {@link ReservationFollower} throws
     */
    @Retried(idempotent = true)
    @Transactional
    public void confirm(String reference) {
        Row reservation = locked(reference);
        switch (reservation.state()) {
            // Nobody else has been given what is held, even after its time.
            case HELD -> sell(reservation, StockLevel::sell);
            case EXPIRED ->
                sell(reservation, (level, amount) -> level.reserve(amount).sell(amount));
            case CONFIRMED -> {}
            case RELEASED -> throw released();
        }
    }

    /**
     * Gives back what is held; afterwards it cannot be confirmed, even late.
     *
     * @throws ProblemException 404 {@code reservation_not_found}, 409 {@code reservation_confirmed}
     */
    @Retried(idempotent = true)
    @Transactional
    public void release(String reference) {
        Row reservation = locked(reference);
        switch (reservation.state()) {
            case HELD -> giveBack(List.of(reference), ReservationState.RELEASED);
            case EXPIRED -> rows.settle(List.of(reference), ReservationState.RELEASED, false);
            case RELEASED -> {}
            case CONFIRMED -> throw confirmed();
        }
    }

    /**
     * Lets it hold longer.
     *
     * @param hold in all, from when it was made
     * @throws ProblemException 404 {@code reservation_not_found}, 409 {@code reservation_expired},
     *     {@code reservation_released} or {@code reservation_confirmed}
     */
    @Retried(idempotent = true)
    @Transactional
    public void extend(String reference, Duration hold) {
        switch (locked(reference).effectiveState()) {
            case HELD -> rows.extend(reference, hold);
            case EXPIRED -> throw expired();
            case RELEASED -> throw released();
            case CONFIRMED -> throw confirmed();
        }
    }

    /** Gives back what is held by reservations that the caller has locked. */
    void giveBack(Collection<String> references, ReservationState state) {
        Demand demand = rows.demand(references);
        Map<StockKey, StockLevel> levels = stock.lock(demand.amounts().keySet());
        stock.writeReserved(demand.changes(levels, StockLevel::release));
        rows.settle(references, state, false);
        followers.forEach(follower -> follower.givenBack(references, state));
    }

    static ProblemException notFound() {
        return ProblemException.notFound("reservation_not_found", "Nothing has been reserved under this reference.");
    }

    static ProblemException expired() {
        return ProblemException.conflict("reservation_expired", "The reservation has expired.");
    }

    static ProblemException released() {
        return ProblemException.conflict("reservation_released", "The reservation has been released.");
    }

    static ProblemException confirmed() {
        return ProblemException.conflict("reservation_confirmed", "The reservation has been confirmed: it is sold.");
    }

    private void sell(Row reservation, BiFunction<StockLevel, Integer, StockLevel> sale) {
        Demand demand = rows.demand(List.of(reservation.reference()));
        Map<StockKey, StockLevel> levels = stock.lock(demand.amounts().keySet());
        if (reservation.state() == ReservationState.EXPIRED) {
            List<Shortage> shortages = demand.shortages(levels);
            if (!shortages.isEmpty()) {
                throw InsufficientStock.toConfirm(shortages);
            }
            followers.forEach(follower -> follower.takenAgain(reservation.reference()));
        }
        stock.writeMoved(
                demand.changes(levels, sale), new Cause(Cause.Kind.SALE, reservation.reference(), "", "orders"));
        rows.settle(List.of(reservation.reference()), ReservationState.CONFIRMED, reservation.past());
        followers.forEach(follower -> follower.sold(reservation.reference()));
    }

    private Row locked(String reference) {
        return rows.lock(reference).orElseThrow(SettleReservation::notFound);
    }
}
