package io.mercato.catalog;

import org.hibernate.SessionFactory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;

/** Counts the statements that are prepared for the database; a batch is one. */
@ApplicationScoped
public class Statements {
    private final EntityManagerFactory factory;

    Statements(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** How many an action takes. */
    public long of(Runnable action) {
        long before = count();
        action.run();
        return count() - before;
    }

    private long count() {
        return factory.unwrap(SessionFactory.class).getStatistics().getPrepareStatementCount();
    }
}
