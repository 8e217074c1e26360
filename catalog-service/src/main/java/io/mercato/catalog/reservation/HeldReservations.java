package io.mercato.catalog.reservation;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reservations for who promises more under them. All block. */
@ApplicationScoped
public class HeldReservations {
    private final ReservationRows rows;
    private final ExpireReservations expire;

    HeldReservations(ReservationRows rows, ExpireReservations expire) {
        this.rows = rows;
        this.expire = expire;
    }

    /**
     * Keeps a reservation as it is until the transaction ends.
     *
     * @throws io.mercato.platform.problem.ProblemException 404 {@code reservation_not_found}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ReservationState lock(String reference) {
        return rows.lock(reference).orElseThrow(SettleReservation::notFound).effectiveState();
    }

    /**
     * As {@link #lock}, of one that must be held.
     *
     * @throws io.mercato.platform.problem.ProblemException 409 {@code reservation_expired}, {@code reservation_released}
     *     or {@code reservation_confirmed}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireHeld(String reference) {
        switch (lock(reference)) {
            case HELD -> {}
            case EXPIRED -> throw SettleReservation.expired();
            case RELEASED -> throw SettleReservation.released();
            case CONFIRMED -> throw SettleReservation.confirmed();
        }
    }

    /** Expires those of these that are held although their time is over; whoever calls has checked that it is. */
    @Transactional
    public void expire(Collection<String> overdue) {
        expire.expireOverdue(overdue);
    }
}
