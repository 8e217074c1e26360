package io.mercato.catalog.interaction;

import io.mercato.catalog.interaction.InteractionReceipt.Refused;
import io.mercato.platform.database.Retried;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/** Stores interactions: when this returns, what is accepted is committed. Blocks. */
@ApplicationScoped
class StoreInteractions {
    /**
     * Index: products_pkey, interactions_pkey. Rows are inserted in the order of their ids, so that two batches with the same
     * events do not wait for each other in a circle. The time is the database's, so that all replicas agree.
     */
    private static final String STORE_SQL = """
            WITH event AS (
                SELECT event.*,
                       CASE WHEN happened_at > now() + CAST(:ahead AS bigint) * interval '1 ms' THEN 'in_the_future'
                            WHEN happened_at < now() - CAST(:age AS bigint) * interval '1 ms' THEN 'too_old'
                            WHEN product.id IS NULL THEN 'unknown_product' END AS refusal
                  FROM unnest(CAST(:ids AS uuid[]), CAST(:kinds AS text[]), CAST(:products AS uuid[]),
                              CAST(:times AS timestamptz[]))
                       WITH ORDINALITY AS event (id, kind, product_id, happened_at, place)
                  LEFT JOIN products product ON product.id = event.product_id AND product.status <> 'draft'),
            stored AS (
                INSERT INTO interactions (id, kind, product_id, happened_at, customer_id, anonymous_id)
                SELECT id, kind, product_id, happened_at, CAST(:customer AS uuid), CAST(:device AS uuid)
                  FROM event WHERE refusal IS NULL ORDER BY id
                    ON CONFLICT DO NOTHING
                RETURNING actor),
            changed AS (INSERT INTO changed_actors (actor) SELECT DISTINCT actor FROM stored)
            SELECT CAST(place - 1 AS int) AS index, id, refusal, (SELECT CAST(count(*) AS int) FROM stored) AS accepted
              FROM event ORDER BY place
            """;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final EntityManager database;
    private final InteractionSettings settings;
    private final MeterRegistry metrics;

    StoreInteractions(EntityManager database, InteractionSettings settings, MeterRegistry metrics) {
        this.database = database;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Stores what can be stored.
     *
     * @param customer who is signed in
     * @param device on which it happened; one of both is there
     */
    @Retried(idempotent = true)
    @Transactional
    public InteractionReceipt store(Optional<UUID> customer, Optional<UUID> device, List<Interaction> events) {
        List<Tuple> rows = write(customer, device, events);
        List<Refused> refused = new ArrayList<>();
        for (Tuple row : rows) {
            String refusal = row.get("refusal", String.class);
            if (refusal != null) {
                refused.add(new Refused(row.get("index", Integer.class), row.get("id", UUID.class), refusal));
            }
        }
        int accepted = rows.getFirst().get("accepted", Integer.class);
        InteractionReceipt receipt =
                new InteractionReceipt(accepted, events.size() - accepted - refused.size(), refused);
        count(receipt);
        return receipt;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> write(Optional<UUID> customer, Optional<UUID> device, List<Interaction> events) {
        return database.createNativeQuery(STORE_SQL, Tuple.class)
                .setParameter("ids", column(events, Interaction::id).toArray(UUID[]::new))
                .setParameter(
                        "kinds", column(events, event -> event.type().stored()).toArray(String[]::new))
                .setParameter("products", column(events, Interaction::productId).toArray(UUID[]::new))
                .setParameter("times", column(events, StoreInteractions::time).toArray(String[]::new))
                .setParameter("customer", customer.map(UUID::toString).orElse(null))
                .setParameter("device", device.map(UUID::toString).orElse(null))
                .setParameter("ahead", settings.maxAhead().toMillis())
                .setParameter("age", settings.maxAge().toMillis())
                .getResultList();
    }

    private void count(InteractionReceipt receipt) {
        metrics.counter("mercato.interactions", "outcome", "accepted").increment(receipt.accepted());
        metrics.counter("mercato.interactions", "outcome", "duplicate").increment(receipt.duplicates());
        metrics.counter("mercato.interactions", "outcome", "refused")
                .increment(receipt.refused().size());
    }

    /** What PostgreSQL can read of it; beyond these bounds it is refused anyway. */
    private static String time(Interaction event) {
        Instant at = event.happenedAt();
        return (at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at.isAfter(END_OF_TIME) ? END_OF_TIME : at).toString();
    }

    private static <T> List<T> column(List<Interaction> events, Function<Interaction, T> value) {
        return events.stream().map(value).toList();
    }
}
