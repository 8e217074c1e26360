package io.mercato.catalog.sales;

import io.mercato.catalog.reservation.ReservationFollower;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Notes each sale in the transaction that makes it. The product's row is not touched there: buyers of what sells best would
 * wait for each other. Blocks.
 */
@ApplicationScoped
class NoteSales implements ReservationFollower {
    private static final String NOTE_SQL = "INSERT INTO uncounted_sales (reference) VALUES (:reference)";

    private final EntityManager database;

    NoteSales(EntityManager database) {
        this.database = database;
    }

    @Override
    public void sold(String reference) {
        database.createNativeQuery(NOTE_SQL)
                .setParameter("reference", reference)
                .executeUpdate();
    }
}
