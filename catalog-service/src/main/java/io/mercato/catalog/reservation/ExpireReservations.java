package io.mercato.catalog.reservation;

import io.mercato.catalog.stock.StockKey;
import io.mercato.platform.database.Retried;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Gives back the stock of reservations that nobody confirmed in time. All block. */
@ApplicationScoped
class ExpireReservations {
    private final ReservationRows rows;
    private final SettleReservation settle;
    private final ReservationSettings settings;

    ExpireReservations(ReservationRows rows, SettleReservation settle, ReservationSettings settings) {
        this.rows = rows;
        this.settle = settle;
        this.settings = settings;
    }

    /** Expires a batch of those that no other replica is just expiring; whether there may be more. */
    @Retried(idempotent = true)
    @Transactional
    public boolean expireBatch() {
        List<String> overdue = rows.lockOverdue(settings.expiryBatch());
        expire(overdue);
        return overdue.size() == settings.expiryBatch();
    }

    /** Expires those that still keep some of this stock, a batch at most; whether there were any. */
    @Retried
    @Transactional
    public boolean expireThoseOf(Collection<StockKey> keys) {
        List<String> overdue = rows.overdueOf(keys, settings.expiryBatch());
        expire(rows.lockHeld(overdue));
        return !overdue.isEmpty();
    }

    /** Expires those of these that are still held. */
    @Retried(idempotent = true)
    @Transactional
    public void expireOverdue(Collection<String> overdue) {
        expire(rows.lockHeld(overdue));
    }

    private void expire(List<String> locked) {
        if (!locked.isEmpty()) {
            settle.giveBack(locked, ReservationState.EXPIRED);
        }
    }
}
