package io.mercato.catalog.database;

import io.agroal.api.AgroalPoolInterceptor;
import io.mercato.platform.deadline.LateStatements;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;

import java.sql.Connection;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;

/** Watches the deadlines of those who take connections, from the primary's pool and the replica's. */
@Singleton
@Default
@DataSource("replica")
class DeadlinesOfConnections implements AgroalPoolInterceptor {
    private final LateStatements late;

    DeadlinesOfConnections(MeterRegistry metrics) {
        this.late = new LateStatements(metrics);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        late.taken(connection);
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        late.givenBack(connection);
    }

    void stop(@Observes ShutdownEvent event) {
        late.close();
    }
}
