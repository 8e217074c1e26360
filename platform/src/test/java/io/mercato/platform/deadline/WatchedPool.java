package io.mercato.platform.deadline;

import io.agroal.api.AgroalPoolInterceptor;
import io.micrometer.core.instrument.MeterRegistry;

import java.sql.Connection;

import jakarta.inject.Singleton;

/** As a service with a database has it. */
@Singleton
class WatchedPool implements AgroalPoolInterceptor {
    private final LateStatements late;

    WatchedPool(MeterRegistry metrics) {
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
}
