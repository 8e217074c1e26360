package io.mercato.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.event.Event;
import io.mercato.platform.event.HeardEvents;
import io.mercato.platform.server.OwnPostgres;
import io.mercato.platform.server.OwnRedis;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

/** Measures how long after its commit an event is with its consumer; what it prints depends on the machine. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
@QuarkusTestResource(OwnPostgres.class)
class EventLatencyTest {
    private static final Logger LOG = Logger.getLogger(EventLatencyTest.class);
    private static final int ROUNDS = 200;

    private final String type = "test.heard." + UUID.randomUUID();
    private final Map<String, Long> committedAt = new ConcurrentHashMap<>();

    @Inject
    Outbox outbox;

    @Inject
    HeardEvents heard;

    @Test
    void oneCommitAfterTheOther() {
        for (int i = 0; i < ROUNDS; i++) {
            commit(Integer.toString(i));
            int expected = i + 1;
            await().pollInSameThread()
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> heard.ofType(type).size() == expected);
        }
        report("one after the other");
    }

    @Test
    void fiveHundredCommitsASecond() {
        AtomicInteger next = new AtomicInteger();
        try (ScheduledExecutorService writers = Executors.newScheduledThreadPool(8)) {
            writers.scheduleAtFixedRate(
                    () -> commit(Integer.toString(next.getAndIncrement())), 0, 2, TimeUnit.MILLISECONDS);
            await().until(() -> next.get() >= ROUNDS * 10);
        }
        await().until(() -> heard.ofType(type).size() == committedAt.size());
        report("500 commits a second");
    }

    @Test
    void asManyAsEightWritersCanCommit() {
        long begin = System.nanoTime();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < ROUNDS * 10; i++) {
                String subject = Integer.toString(i);
                writers.execute(() -> commit(subject));
            }
        }
        double committed = (System.nanoTime() - begin) / 1e9;
        await().until(() -> heard.ofType(type).size() == committedAt.size());
        double handled = (System.nanoTime() - begin) / 1e9;
        LOG.infof(
                "%.0f commits/s published, %.0f events/s handled by one replica",
                committedAt.size() / committed, committedAt.size() / handled);
        assertThat(heard.timesOf(type)).hasSameSizeAs(committedAt.keySet());
    }

    private void commit(String subject) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(Event.of(type, subject, Set.of())));
        committedAt.put(subject, System.nanoTime());
    }

    private void report(String load) {
        Map<String, Long> heardAt = heard.timesOf(type);
        List<Double> millis = new ArrayList<>();
        committedAt.forEach((subject, committed) -> millis.add((heardAt.get(subject) - committed) / 1e6));
        Collections.sort(millis);
        LOG.infof(
                "Commit to consumer, %s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, worst %.1f ms",
                load, at(millis, 0.5), at(millis, 0.95), at(millis, 0.99), millis.getLast());
        assertThat(millis).hasSameSizeAs(committedAt.keySet());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
