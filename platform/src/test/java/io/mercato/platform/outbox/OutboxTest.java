package io.mercato.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.event.Event;
import io.mercato.platform.event.HeardEvents;
import io.mercato.platform.event.Sent;
import io.mercato.platform.server.OwnPostgres;
import io.mercato.platform.server.OwnRedis;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
@QuarkusTestResource(OwnPostgres.class)
class OutboxTest {
    private final String type = "test.heard." + UUID.randomUUID();

    @Inject
    Outbox outbox;

    @Inject
    OutboxTable table;

    @Inject
    ObjectMapper json;

    @Inject
    Sent sent;

    @Inject
    HeardEvents heard;

    @Test
    void aCommittedEventIsSentOnceAndLeavesTheOutbox() {
        commit(event("product:1"));
        await().until(() -> sent.idsOf(type).size() == 1);
        await().until(() -> table.isEmpty());
        commit(Event.of(type + ".later", "product:1", Set.of()));
        await().until(() -> sent.idsOf(type + ".later").size() == 1);
        assertThat(sent.idsOf(type)).hasSize(1);
    }

    @Test
    void aChangeThatIsRolledBackTellsNobody() {
        QuarkusTransaction.begin();
        outbox.publish(event("product:1"));
        QuarkusTransaction.rollback();
        commit(Event.of(type + ".later", "product:1", Set.of()));
        await().until(() -> sent.idsOf(type + ".later").size() == 1);
        assertThat(sent.ofType(type)).isEmpty();
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void publishingOutsideATransactionFailsAndWritesNothing() {
        assertThatThrownBy(() -> outbox.publish(event("product:1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void theEnvelopeIsACloudEvent() throws JsonProcessingException {
        UUID store = UUID.randomUUID();
        commit(new Event(
                type,
                "product:1",
                Set.of("section:newArrivals", "product:1"),
                Map.of("storeId", store, "sizes", List.of(38, 40), "since", Instant.EPOCH)));
        await().until(() -> sent.idsOf(type).size() == 1);
        JsonNode envelope = sent.ofType(type).getFirst();
        assertThat(envelope.path("specversion").asText()).isEqualTo("1.0");
        assertThat(UUID.fromString(envelope.path("id").asText()).version()).isEqualTo(7);
        assertThat(envelope.path("source").asText()).isEqualTo("/mercato-platform");
        assertThat(envelope.path("subject").asText()).isEqualTo("product:1");
        assertThat(Duration.between(Instant.parse(envelope.path("time").asText()), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
        assertThat(envelope.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(envelope.get("data").equals(json.readTree("""
                {"storeId": "%s", "sizes": [38, 40], "since": "1970-01-01T00:00:00Z",
                 "tags": ["product:1", "section:newArrivals"]}""".formatted(store))))
                .isTrue();
    }

    @Test
    void theTraceOfTheChangeGoesWithTheEvent() {
        SpanContext change = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getDefault(),
                TraceState.getDefault());
        try (Scope _ = Span.wrap(change).makeCurrent()) {
            commit(event("product:1"));
        }
        await().until(() -> sent.idsOf(type).size() == 1);
        assertThat(sent.ofType(type).getFirst().path("traceparent").asText())
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
    }

    @Test
    void manyEventsOfATransactionKeepTheirOrder() {
        List<Event> events =
                IntStream.range(0, 1000).mapToObj(i -> event("product:" + i)).toList();
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(events));
        await().until(() -> sent.idsOf(type).size() == 1000);
        assertThat(sent.ofType(type))
                .extracting(event -> event.path("subject").asText())
                .containsExactlyElementsOf(events.stream().map(Event::subject).toList());
    }

    @Test
    void aConsumerHearsOfIt() {
        commit(event("product:1"));
        await().until(() -> heard.ofType(type).size() == 1);
        assertThat(heard.ofType(type).getFirst().tags()).containsExactly("product:1");
    }

    @Test
    void dataThatIsNoListOfIdsIsRefusedWithTheTransaction() {
        Event huge = new Event(type, "product:1", Set.of(), Map.of("description", "long ".repeat(20_000)));
        assertThatThrownBy(() -> commit(huge)).hasMessageContaining("too large");
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void hostileTextArrivesAsItWas() {
        String subject = "'; DROP TABLE outbox; -- \"{}\\ \uD83D\uDE00 \u202Eabc";
        commit(event(subject));
        await().until(() -> heard.ofType(type).size() == 1);
        assertThat(heard.ofType(type).getFirst().subject()).isEqualTo(subject);
    }

    private void commit(Event event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event));
    }

    private Event event(String subject) {
        return Event.of(type, subject, Set.of("product:1"));
    }
}
