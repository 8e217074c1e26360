package io.mercato.catalog.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** What others hear of a change. */
@QuarkusTest
class CatalogChangesTest {
    private final CatalogChanges changes;
    private final Published published;

    CatalogChangesTest(CatalogChanges changes, Published published) {
        this.changes = changes;
        this.published = published;
    }

    @Test
    void aChangeTellsWhatItHappenedToAndWhatShowsIt() {
        UUID id = UUID.randomUUID();
        UUID store = UUID.randomUUID();

        commit(List.of(Change.of(Kind.PRODUCT, id).with("store:" + store)));

        JsonNode event = awaitOne("product:" + id);
        assertThat(event.path("type").asText()).isEqualTo("io.mercato.catalog.product.changed.v1");
        assertThat(event.path("subject").asText()).isEqualTo("product:" + id);
        assertThat(event.at("/data/ids/0").asText()).isEqualTo(id.toString());
        assertThat(Published.tags(event))
                .containsExactly("product:" + id, "products", "products-listed", "store:" + store);
    }

    @Test
    void whatIsNamedTwiceIsToldOnce() {
        UUID id = UUID.randomUUID();

        commit(List.of(
                Change.of(Kind.OFFER, id).with("product:a"),
                Change.of(Kind.OFFER, id).with("product:b")));

        assertThat(Published.tags(awaitOne("offer:" + id)))
                .containsExactly("offer:" + id, "offers", "offers-listed", "product:a", "product:b");
    }

    @Test
    void aChangeOfLooksLeavesListsAloneUnlessSomethingElseHappenedToo() {
        UUID looks = UUID.randomUUID();
        UUID both = UUID.randomUUID();

        commit(List.of(Change.ofLooks(Kind.PRODUCT, looks)));
        commit(List.of(Change.ofLooks(Kind.PRODUCT, both), Change.of(Kind.PRODUCT, both)));

        assertThat(Published.tags(awaitOne("product:" + looks))).containsExactly("product:" + looks, "products");
        assertThat(Published.tags(awaitOne("product:" + both))).contains("products-listed");
    }

    @Test
    void aThousandProductsShareFewEventsThatNameEachOfThem() {
        List<UUID> ids =
                IntStream.range(0, 1000).mapToObj(i -> UUID.randomUUID()).toList();
        String store = "store:" + UUID.randomUUID();

        commit(ids.stream().map(id -> Change.of(Kind.PRODUCT, id).with(store)).toList());

        await().untilAsserted(() -> assertThat(published.withTag(store)).hasSize(4));
        Set<String> tags = new TreeSet<>();
        published.withTag(store).forEach(event -> tags.addAll(Published.tags(event)));
        assertThat(tags).hasSize(1003).contains("products").contains(Kind.PRODUCT.tag(ids.getLast()));
        assertThat(published.withTag(store))
                .allSatisfy(event -> assertThat(event.path("subject").asText()).isEqualTo("products"));
    }

    @Test
    void aTransactionThatRollsBackTellsNothing() {
        UUID id = UUID.randomUUID();
        UUID after = UUID.randomUUID();

        QuarkusTransaction.begin();
        changes.publish(Change.of(Kind.STORE, id));
        QuarkusTransaction.rollback();

        commit(List.of(Change.of(Kind.STORE, after)));
        awaitOne("store:" + after);
        assertThat(published.withTag("store:" + id)).isEmpty();
    }

    @Test
    void thereIsNoChangeOutsideOfATransaction() {
        assertThatThrownBy(() -> changes.publish(Change.of(Kind.STORE, UUID.randomUUID())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void aFilledCatalogueIsToldByKind() {
        QuarkusTransaction.requiringNew().run(() -> changes.publishAll(Set.of(Kind.EVENT, Kind.LOCATION)));

        await().untilAsserted(() -> assertThat(published.withTag("locations")).anySatisfy(event -> {
            assertThat(event.path("type").asText()).isEqualTo("io.mercato.catalog.location.changed.v1");
            assertThat(Published.tags(event)).containsExactly("locations", "locations-listed");
        }));
    }

    private void commit(List<Change> all) {
        QuarkusTransaction.requiringNew().run(() -> changes.publish(all));
    }

    private JsonNode awaitOne(String tag) {
        await().untilAsserted(() -> assertThat(published.withTag(tag)).hasSize(1));
        return published.withTag(tag).getFirst();
    }
}
