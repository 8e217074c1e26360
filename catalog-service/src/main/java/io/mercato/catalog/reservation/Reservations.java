package io.mercato.catalog.reservation;

import io.mercato.catalog.reservation.ReservationRows.Row;
import io.mercato.platform.problem.ProblemException;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

/** Reservations as their callers see them. All methods block. */
@ApplicationScoped
class Reservations {
    private final ReserveStock reserve;
    private final SettleReservation settle;
    private final ExpireReservations expire;
    private final ReservationRows rows;
    private final ReservationSettings settings;

    Reservations(
            ReserveStock reserve,
            SettleReservation settle,
            ExpireReservations expire,
            ReservationRows rows,
            ReservationSettings settings) {
        this.reserve = reserve;
        this.settle = settle;
        this.expire = expire;
        this.rows = rows;
        this.settings = settings;
    }

    /** @param isNew whether this request made it; not when the same one came before */
    record Reserved(Reservation reservation, boolean isNew) {}

    Reserved reserve(ReservationRequest request) {
        Duration hold = request.holdSeconds() == null ? settings.hold() : bounded(request.holdSeconds());
        return withExpiredStock(() -> reserve.reserve(request, hold))
                .map(reservation -> new Reserved(reservation, true))
                .orElseGet(() -> new Reserved(stillThere(request.reference()), false));
    }

    private Reservation stillThere(String reference) {
        Reservation reservation = find(reference);
        return switch (reservation.state()) {
            case HELD, CONFIRMED -> reservation;
            case RELEASED -> throw SettleReservation.released();
            case EXPIRED -> throw SettleReservation.expired();
        };
    }

    Reservation confirm(String reference) {
        return withExpiredStock(() -> {
            settle.confirm(reference);
            return find(reference);
        });
    }

    Reservation release(String reference) {
        settle.release(reference);
        return find(reference);
    }

    Reservation extend(String reference, int holdSeconds) {
        settle.extend(reference, bounded(holdSeconds));
        return find(reference);
    }

    Reservation find(String reference) {
        Row row = rows.find(reference).orElseThrow(SettleReservation::notFound);
        return Reservation.of(row, rows.demand(List.of(reference)));
    }

    /**
     * Stock of a reservation that has expired is there for others at once: who finds too little expires those that still
     * keep it and tries again. That happens after the first try has let go of its locks, because reservations are always
     * locked before stock.
     */
    private <T> T withExpiredStock(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (InsufficientStock e) {
            if (!expire.expireThoseOf(e.shortages().stream().map(Shortage::key).toList())) {
                throw e;
            }
            return attempt.get();
        }
    }

    private Duration bounded(int holdSeconds) {
        if (holdSeconds > settings.maxHold().toSeconds()) {
            throw ProblemException.badRequest(
                    "invalid_parameter",
                    "holdSeconds",
                    "must be less than or equal to " + settings.maxHold().toSeconds());
        }
        return Duration.ofSeconds(holdSeconds);
    }
}
