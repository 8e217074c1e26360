package io.mercato.catalog.views;

import static io.mercato.catalog.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

@QuarkusTest
class ViewsTest {
    private final Catalogue catalogue;
    private final Statements statements;
    private final ViewJobs jobs;
    private final ViewCounts counts;
    private final SharedViews shared;
    private final AddViews addViews;
    private final RedisDataSource redis;
    private final AgroalDataSource database;

    private UUID store;
    private UUID product;

    ViewsTest(
            Catalogue catalogue,
            Statements statements,
            ViewJobs jobs,
            ViewCounts counts,
            SharedViews shared,
            AddViews addViews,
            RedisDataSource redis,
            AgroalDataSource database) {
        this.catalogue = catalogue;
        this.statements = statements;
        this.jobs = jobs;
        this.counts = counts;
        this.shared = shared;
        this.addViews = addViews;
        this.redis = redis;
        this.database = database;
    }

    @BeforeEach
    void aProductThatNobodyHasSeen() {
        jobs.flush();
        jobs.add();
        catalogue.clear();
        store = catalogue.store("corner");
        product = catalogue.product(store, "shirt", 1);
    }

    @Test
    void everyReadOfAProductIsCountedAndNothingElseIs() {
        UUID other = catalogue.product(store, "hat", 1);
        for (int i = 0; i < 3; i++) {
            get("/products/" + product).statusCode(200);
        }
        get("/products/" + other).statusCode(200);
        get("/products/" + UUID.randomUUID()).statusCode(404);
        get("/products/abc").statusCode(400);
        get("/products?store=" + store).statusCode(200);
        given().head("/api/v1/products/" + product).then().statusCode(200);
        given().header("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
                .get("/api/v1/products/" + product)
                .then()
                .statusCode(200);

        assertThat(views(product)).as("never a write per read").isEqualTo(0);
        move();

        assertThat(views(product)).isEqualTo(3);
        assertThat(views(other)).isEqualTo(1);
        assertThat(catalogue.text("SELECT version FROM products WHERE id = ?", product))
                .as("who edits the product does not collide with who looks at it")
                .isEqualTo("0");
        move();
        assertThat(views(product)).isEqualTo(3);
    }

    @Test
    void whoHasTheProductAlreadyLooksAtItToo() {
        var answer = get("/products/" + product).statusCode(200).extract();
        String etag = answer.header("ETag");
        if (etag != null) {
            given().header("If-None-Match", etag)
                    .get("/api/v1/products/" + product)
                    .then()
                    .statusCode(304);
        } else {
            get("/products/" + product).statusCode(200);
        }

        move();

        assertThat(views(product)).isEqualTo(2);
    }

    @Test
    void countingTakesNoStatement() {
        long before = statements.of(() -> catalogue.text("SELECT 1"));
        assertThat(statements.of(() -> IntStream.range(0, 1000).forEach(_ -> counts.count(product))))
                .isEqualTo(before)
                .isZero();
        move();
        assertThat(views(product)).isEqualTo(1000);
    }

    @Test
    void manyReadersAndReplicasAtOnceLoseNoView() throws Exception {
        UUID other = catalogue.product(store, "hat", 1);
        AtomicBoolean open = new AtomicBoolean(true);
        Callable<Void> reader = () -> {
            for (int i = 0; i < 5_000; i++) {
                counts.count(i % 5 == 0 ? other : product);
            }
            return null;
        };
        Callable<Void> replica = () -> {
            while (open.get()) {
                move();
            }
            return null;
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> replicas =
                    List.of(threads.submit(replica), threads.submit(replica), threads.submit(replica));
            for (Future<Void> read : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(_ -> reader).toList())) {
                read.get();
            }
            open.set(false);
            for (Future<Void> one : replicas) {
                one.get();
            }
        }
        move();

        assertThat(views(product)).isEqualTo(32_000);
        assertThat(views(other)).isEqualTo(8_000);
    }

    @Test
    void aReplicaKilledBeforeItsCommitLosesNothing() {
        count(7);
        jobs.flush();
        ViewBatch taken = shared.take().orElseThrow();
        QuarkusTransaction.begin();
        addViews.add(taken);
        QuarkusTransaction.rollback();
        count(2);
        jobs.flush();

        jobs.add();

        assertThat(views(product)).isEqualTo(9);
    }

    @Test
    void aReplicaKilledBetweenItsCommitAndRedisCountsNothingTwice() {
        count(7);
        jobs.flush();
        addViews.add(shared.take().orElseThrow());
        count(2);
        jobs.flush();

        jobs.add();

        assertThat(views(product)).isEqualTo(9);
    }

    @Test
    void aBatchThatRedisBringsBackIsNotCountedTwice() {
        count(7);
        jobs.flush();
        ViewBatch taken = shared.take().orElseThrow();
        addViews.add(taken);
        shared.forget(taken);
        redis.hash(String.class)
                .hset("{catalog:views}:batch", Map.of("id", taken.id().toString(), product.toString(), "7"));

        jobs.add();

        assertThat(views(product)).isEqualTo(7);
        assertThat(shared.take()).isEmpty();
    }

    @Test
    void whatWasHandedOverWithoutAnAnswerIsHandedOverOnce() {
        ViewBatch batch = new ViewBatch(UUID.randomUUID(), Map.of(product, 4L));
        shared.handOver(batch);
        shared.handOver(batch);

        jobs.add();

        assertThat(views(product)).isEqualTo(4);
    }

    @Test
    void whoForgetsAnOldBatchDoesNotForgetTheNext() {
        count(1);
        jobs.flush();
        ViewBatch first = shared.take().orElseThrow();
        addViews.add(first);
        shared.forget(first);
        count(2);
        jobs.flush();
        ViewBatch second = shared.take().orElseThrow();

        shared.forget(first);

        assertThat(shared.take()).contains(second);
        jobs.add();
        assertThat(views(product)).isEqualTo(3);
    }

    @Test
    void aProductThatIsGoneIsPassedOver() {
        count(1);
        counts.count(UUID.randomUUID());
        move();

        assertThat(views(product)).isEqualTo(1);
        assertThat(shared.take()).isEmpty();
    }

    @Test
    void oldBatchesAreForgotten() {
        catalogue.run("INSERT INTO view_batches (id, added_at) VALUES (uuidv7(), now() - interval '8 days')");
        count(1);
        move();

        assertThat(catalogue.text("SELECT count(*) FROM view_batches WHERE added_at < now() - interval '7 days'"))
                .isEqualTo("0");
    }

    @Test
    void anImportThatHoldsTheProductsMakesTheViewsWait() throws Exception {
        count(3);
        jobs.flush();
        try (Connection session = database.getConnection();
                Statement import_ = session.createStatement()) {
            session.setAutoCommit(false);
            import_.execute("SELECT FROM products FOR UPDATE");
            long start = System.nanoTime();

            jobs.add();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("it gives up before PostgreSQL looks for a deadlock")
                    .isLessThan(Duration.ofMillis(900));
            session.rollback();
            session.setAutoCommit(true);
        }
        assertThat(views(product)).isZero();
        jobs.add();

        assertThat(views(product)).isEqualTo(3);
    }

    @Test
    void whileRedisIsAwayReadsAreServedAndCountedLater() throws Exception {
        get("/products/" + product).statusCode(200);
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                get("/products/" + product).statusCode(200);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            }
            move();
            get("/products/" + product).statusCode(200);
            move();
        }

        await().untilAsserted(() -> {
            move();
            assertThat(views(product)).isEqualTo(22);
        });
    }

    @Test
    void whileTheDatabaseIsAwayViewsWaitInRedis() throws Exception {
        count(5);
        jobs.flush();
        try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
            jobs.add();
            count(1);
            move();
        }

        await().ignoreExceptions().untilAsserted(() -> {
            move();
            assertThat(views(product)).isEqualTo(6);
        });
    }

    private void count(int times) {
        for (int i = 0; i < times; i++) {
            counts.count(product);
        }
    }

    private void move() {
        jobs.flush();
        jobs.add();
    }

    private long views(UUID id) {
        return Long.parseLong(catalogue.text("SELECT views FROM products WHERE id = ?", id));
    }
}
