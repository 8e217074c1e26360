package io.mercato.catalog.database;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.util.Locale;

/** Tells how the database's replica stands. Always up: without it the primary answers. */
@Readiness
class ReplicaHealth implements HealthCheck {
    private final CatalogReplica replica;

    ReplicaHealth(CatalogReplica replica) {
        this.replica = replica;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database replica")
                .up()
                .withData(
                        "state",
                        replica.ifThere()
                                .map(there -> there.state().name().toLowerCase(Locale.ROOT))
                                .orElse("unused"))
                .build();
    }
}
