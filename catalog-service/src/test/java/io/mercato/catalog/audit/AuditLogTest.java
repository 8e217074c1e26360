package io.mercato.catalog.audit;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.catalog.Catalogue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The log is never emptied, so each test has a thing of its own. */
@QuarkusTest
class AuditLogTest {
    private final AuditLog log;
    private final Catalogue catalogue;

    private final UUID thing = UUID.randomUUID();

    AuditLogTest(AuditLog log, Catalogue catalogue) {
        this.log = log;
        this.catalogue = catalogue;
    }

    record Thing(String title, Long price, List<String> tags) {}

    @Test
    void aChangeIsKeptWithWhoWhenAndWhatWasThereBefore() {
        record(
                "product.changed",
                "product",
                log.changes(new Thing("Dres", null, List.of("a")), new Thing("Dress", 5000L, List.of("a"))));

        JsonPath entry = read("/admin/audit?id=" + thing);

        assertThat(entry.getList("items")).hasSize(1);
        assertThat(entry.getString("items[0].actor")).isEqualTo(log.actor());
        assertThat(entry.getString("items[0].action")).isEqualTo("product.changed");
        assertThat(entry.getString("items[0].kind")).isEqualTo("product");
        assertThat(entry.getString("items[0].subjectId")).isEqualTo(thing.toString());
        assertThat(Instant.parse(entry.getString("items[0].at")))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
        assertThat(entry.getMap("items[0].details"))
                .as("what stayed as it was is not told")
                .containsOnlyKeys("title", "price");
        assertThat(entry.getMap("items[0].details.title")).isEqualTo(Map.of("from", "Dres", "to", "Dress"));
        assertThat(entry.getString("items[0].details.price.from")).isNull();
        assertThat(entry.getLong("items[0].details.price.to")).isEqualTo(5000);
    }

    @Test
    void theLogIsReadNewestFirstAndByThingKindAndActor() {
        UUID other = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            record("product.step" + i, "product", Map.of());
            QuarkusTransaction.requiringNew().run(() -> log.record("store.step", "store", other, Map.of()));
        }
        record("bundle.step", "bundle", Map.of());

        String actor = log.actor();
        assertThat(readAll("/admin/audit?id=" + thing, 2, "action"))
                .containsExactly(
                        "bundle.step",
                        "product.step4",
                        "product.step3",
                        "product.step2",
                        "product.step1",
                        "product.step0");
        assertThat(readAll("/admin/audit?kind=product&actor=" + actor + "&id=" + thing, 100, "action"))
                .hasSize(5);
        assertThat(readAll("/admin/audit?actor=nobody&id=" + thing, 100, "action"))
                .isEmpty();
        assertThat(read("/admin/audit?kind=bundle&limit=1").getString("items[0].subjectId"))
                .isEqualTo(thing.toString());
        assertThat(read("/admin/audit?actor=" + actor + "&kind=store&limit=1").getString("items[0].subjectId"))
                .isEqualTo(other.toString());
        assertThat(read("/admin/audit?actor=" + actor + "&limit=1").getString("items[0].action"))
                .isEqualTo("bundle.step");
        assertThat(read("/admin/audit?limit=1").getString("items[0].action")).isEqualTo("bundle.step");
    }

    @Test
    void aChangeThatIsRolledBackIsNotInTheLog() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    log.record("product.changed", "product", thing, Map.of());
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(read("/admin/audit?id=" + thing).getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET actor = 'nobody'",
                "UPDATE audit_log SET details = '{}' WHERE false",
                "DELETE FROM audit_log",
                "TRUNCATE audit_log"
            })
    void noEntryCanBeChangedOrTakenAway(String sql) {
        record("product.changed", "product", Map.of());

        assertThatThrownBy(() -> catalogue.run(sql))
                .hasRootCauseMessage("ERROR: audit_log is a log: its rows are never changed\n"
                        + "  Where: PL/pgSQL function refuse_change_of_log() line 3 at RAISE");
        assertThat(readAll("/admin/audit?id=" + thing, 100, "actor")).containsExactly(log.actor());
    }

    @Test
    void textsAreKeptAsTheyAreAndLongOnesAreCut() {
        String text = "<script>alert(1)</script> '; DROP TABLE audit_log; -- 👗 تنورة \u0000 \\";
        record(
                "product.changed",
                "product",
                Map.of(
                        "title",
                        text,
                        "tags",
                        List.of("x".repeat(10_000), "👗".repeat(10_000).substring(1))));

        JsonPath entry = read("/admin/audit?id=" + thing);

        assertThat(entry.getString("items[0].details.title")).isEqualTo(text);
        assertThat(entry.getString("items[0].details.tags[0]")).isEqualTo("x".repeat(1000) + "… (10000 characters)");
        assertThat(entry.getString("items[0].details.tags[1]"))
                .as("never cut inside of a character")
                .endsWith("👗… (19999 characters)");
    }

    @Test
    void aLongListIsCutToo() {
        record(
                "product.changed",
                "product",
                Map.of("tags", IntStream.range(0, 51).boxed().toList()));

        assertThat(read("/admin/audit?id=" + thing).getList("items[0].details.tags"))
                .hasSize(51)
                .contains(49)
                .endsWith("… (51 items)");
    }

    @Test
    void aMalformedFilterOrACursorOfOtherFiltersIsRefused() {
        for (String filter :
                List.of("id=abc", "kind=Product", "kind=%00", "kind=a%27b", "actor=%00", "actor=" + "a".repeat(256))) {
            assertProblem(get("/admin/audit?" + filter), 400, "invalid_parameter");
        }
        record("product.changed", "product", Map.of());
        record("product.changed", "product", Map.of());
        String cursor = read("/admin/audit?limit=1&id=" + thing).getString("nextCursor");

        assertProblem(get("/admin/audit?cursor=" + cursor), 400, "invalid_cursor");
        assertProblem(get("/admin/audit?kind=product&id=" + thing + "&cursor=" + cursor), 400, "invalid_cursor");
    }

    private void record(String action, String kind, Map<String, ?> details) {
        QuarkusTransaction.requiringNew().run(() -> log.record(action, kind, thing, details));
    }
}
