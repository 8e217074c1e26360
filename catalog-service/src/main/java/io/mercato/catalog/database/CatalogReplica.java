package io.mercato.catalog.database;

import io.agroal.api.AgroalDataSource;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.database.Replica;
import io.mercato.platform.database.ReplicaSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** The catalogue's replica, if one is configured: watched as long as the service runs. Without one it costs nothing. */
@ApplicationScoped
class CatalogReplica {
    private final Optional<Replica> replica;
    private final Counter fromReplica;
    private final Counter fromPrimary;

    CatalogReplica(
            AgroalDataSource primary,
            @DataSource("replica") Instance<AgroalDataSource> other,
            ReplicaSettings settings,
            TieredCaches caches,
            MeterRegistry metrics) {
        replica = settings.enabled()
                ? Optional.of(new Replica(primary, other.get(), settings, caches::changes))
                : Optional.empty();
        fromReplica = reads(metrics, "replica");
        fromPrimary = reads(metrics, "primary");
        replica.ifPresent(there -> {
            Gauge.builder("mercato.database.replica.lag", () -> lag(there))
                    .baseUnit("seconds")
                    .description("How far the replica is behind at most; NaN when that is not known")
                    .register(metrics);
            Gauge.builder("mercato.database.replica.in.use", () -> there.state() == Replica.State.IN_USE ? 1 : 0)
                    .description("Whether reads that tolerate lag go to the replica")
                    .register(metrics);
        });
    }

    void start(@Observes StartupEvent event) {
        replica.ifPresent(Replica::start);
    }

    void stop(@Observes ShutdownEvent event) {
        replica.ifPresent(Replica::close);
    }

    Optional<Replica> ifThere() {
        return replica;
    }

    void countReplica() {
        fromReplica.increment();
    }

    void countPrimary() {
        fromPrimary.increment();
    }

    private static Counter reads(MeterRegistry metrics, String from) {
        return Counter.builder("mercato.database.reads")
                .description("Reads of what is public, by where they went")
                .tag("from", from)
                .register(metrics);
    }

    private static double lag(Replica replica) {
        return replica.lag()
                .map(Duration::toMillis)
                .map(millis -> millis / 1000.0)
                .orElse(Double.NaN);
    }
}
