package io.mercato.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.NullNode;
import io.mercato.platform.server.OwnPostgres;
import io.mercato.platform.server.OwnRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.Arc;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

/** Each test takes something away from the members of a group, or gives them what they cannot handle. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
@QuarkusTestResource(OwnPostgres.class)
class GroupMemberTest {
    private static final int RETRIES = 2;

    private final String service = "service-" + UUID.randomUUID();
    private final String type = "test." + UUID.randomUUID();
    private final Handler handler = new Handler(type);
    private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final List<GroupMember> members = new ArrayList<>();

    @Inject
    EventConsumers consumers;

    @Inject
    EventSettings settings;

    @Inject
    ReactiveRedisDataSource reactiveRedis;

    @Inject
    RedisDataSource redis;

    @Inject
    Sent sent;

    OwnRedis.Control ownRedis;

    @BeforeEach
    void emptyTheStream() {
        redis.key().del(settings.stream(), settings.stream() + ":dead");
    }

    @AfterEach
    void stopMembers() throws InterruptedException {
        for (GroupMember member : members) {
            member.stop();
        }
    }

    @Test
    void aNewGroupHearsWhatTheStreamStillHas() {
        send("1");
        join(handler);
        await().until(() -> handler.subjects().equals(List.of("1")));
        awaitNothingPending();
    }

    @Test
    void eachEventIsHandledByOneMember() {
        Handler other = new Handler(type);
        join(handler);
        join(other);
        for (int i = 0; i < 100; i++) {
            send("" + i);
        }
        await().until(() -> consumed("handled") == 100);
        awaitNothingPending();
        assertThat(Stream.of(handler, other).flatMap(each -> each.subjects().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    }

    @Test
    void whatIsCountedIsThereFromTheStartSoThatItsFirstIncreaseIsSeen() {
        join(handler);
        for (String name : List.of("consumed", "retries", "unreadable", "dropped")) {
            assertThat(figures.get("mercato.events." + name).counters())
                    .as(name)
                    .allMatch(counter -> counter.count() == 0);
        }
        assertThat(figures.get("mercato.events.consumed").tag("outcome", "dead").counters())
                .hasSize(1);
    }

    @Test
    void anEventOfAnotherTypeIsNobodysBusiness() {
        join(handler);
        sent.send(event(type + ".other", UUID.randomUUID().toString(), "1"));
        send("2");
        await().until(() -> handler.subjects().equals(List.of("2")));
        awaitNothingPending();
    }

    @Test
    void anEventThatIsSentAgainIsHandledOnce() {
        join(handler);
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            sent.send(event(type, id, "1"));
        }
        await().until(() -> consumed("duplicate") == 4);
        assertThat(handler.calls).hasSize(1);
        awaitNothingPending();
    }

    @Test
    void aHandlerThatFailsIsCalledAgain() {
        AtomicInteger failures = new AtomicInteger(RETRIES);
        join(handler.behaves(event -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
        }));
        send("1");
        await().until(() -> consumed("handled") == 1);
        assertThat(handler.calls).hasSize(1 + RETRIES);
        assertThat(figures.get("mercato.events.retries").counter().count()).isEqualTo(RETRIES);
        assertThat(sent.deadLetters(service)).isEmpty();
    }

    @Test
    void anEventThatCannotBeHandledBecomesADeadLetterAndMayBeSentAgain() {
        join(handler.behaves(event -> {
            throw new IllegalStateException("the catalogue is closed");
        }));
        CloudEvent event = event(type, UUID.randomUUID().toString(), "1");
        String entry = sent.send(event);
        await().until(() -> consumed("dead") == 1);
        assertThat(handler.calls).hasSize(1 + RETRIES);
        assertThat(sent.deadLetters(service)).singleElement().satisfies(letter -> {
            assertThat(letter).containsEntry("entry", entry).containsEntry("consumer", "handler");
            assertThat(letter.get("reason")).contains("the catalogue is closed");
            assertThat(CloudEventJson.decode(letter.get("event"))).isEqualTo(event);
        });
        awaitNothingPending();

        handler.behaves(ignored -> {});
        sent.send(event);
        await().until(() -> consumed("handled") == 1);
    }

    @Test
    void aHandlerThatHangsIsInterruptedAndOthersGoOn() {
        AtomicBoolean interrupted = new AtomicBoolean();
        join(handler.behaves(event -> {
            if (event.subject().equals("hangs")) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                    throw e;
                }
            }
        }));
        send("hangs");
        send("goes on");
        await().until(() -> handler.subjects().contains("goes on"));
        await().until(() -> consumed("dead") == 1);
        assertThat(interrupted).isTrue();
        assertThat(sent.deadLetters(service).getFirst().get("reason")).contains("TimeoutException");
    }

    @Test
    void noMoreHandlersRunAtOnceThanAllowed() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(settings.consumer().concurrency());
        join(handler.behaves(event -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            full.countDown();
            full.await();
            running.decrementAndGet();
        }));
        for (int i = 0; i < 50; i++) {
            send("" + i);
        }
        await().until(() -> consumed("handled") == 50);
        assertThat(most).hasValue(settings.consumer().concurrency());
    }

    @Test
    void poisonInTheStreamBecomesDeadLettersAndStopsNobody() throws Exception {
        join(handler);
        sent.send(Map.of("event", "{no JSON"));
        sent.send(Map.of("event", "[]"));
        sent.send(Map.of("event", "{\"specversion\": \"0.3\"}"));
        sent.send(Map.of("something", "else"));
        send("1");
        await().until(() -> handler.subjects().equals(List.of("1")));
        await().until(() -> sent.deadLetters(service).stream()
                        .filter(letter -> letter.get("consumer").equals("*"))
                        .count()
                == 4);
        assertThat(sent.deadLetters(service)).anySatisfy(letter -> assertThat(letter)
                .containsEntry("something", "else")
                .hasEntrySatisfying("reason", reason -> assertThat(reason).contains("no field event")));
        await().until(() -> figures.get("mercato.events.unreadable").counter().count() == 4);
        awaitNothingPending();
    }

    @Test
    void whatACrashedMemberHasNotFinishedIsTakenOver() {
        crashWhileHandling(send("1"), 1);
        join(handler);
        await().until(() -> handler.subjects().equals(List.of("1")));
        awaitNothingPending();
        assertThat(membersOfTheGroup()).doesNotContain("crashed");
    }

    @Test
    void anEventThatKeepsEndingItsHandlersBecomesADeadLetter() {
        crashWhileHandling(send("1"), 1 + settings.consumer().maxTakeOvers());
        join(handler);
        await().until(() -> sent.deadLetters(service).size() == 1);
        assertThat(sent.deadLetters(service).getFirst().get("reason")).contains("never finished");
        assertThat(handler.calls).isEmpty();
        awaitNothingPending();
    }

    @Test
    void whatTheStreamHasDroppedIsCountedAndForgotten() {
        String entry = send("1");
        crashWhileHandling(entry, 1);
        redis.stream(String.class).xdel(settings.stream(), entry);
        join(handler);
        await().until(() -> figures.get("mercato.events.dropped").counter().count() > 0);
        awaitNothingPending();
        assertThat(handler.calls).isEmpty();
    }

    @Test
    void aMemberThatIsSlowButAliveKeepsItsEvent() {
        CountDownLatch enough = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        Handler slow = new Handler(type).behaves(event -> {
            if (attempts.incrementAndGet() <= RETRIES) {
                enough.await();
            }
        });
        join(slow);
        send("1");
        await().until(() -> slow.calls.size() == 1);
        join(handler);
        await().until(() -> consumed("handled") == 1);
        assertThat(slow.calls).hasSize(1 + RETRIES);
        assertThat(handler.calls).isEmpty();
    }

    @Test
    void aMemberThatStopsFinishesWhatIsAtWorkAndLeavesTheGroup() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        GroupMember member = join(handler.behaves(event -> {
            begun.countDown();
            finish.await();
        }));
        send("1");
        begun.await();
        Thread stop = Thread.ofVirtual().start(() -> stop(member));
        finish.countDown();
        stop.join();
        assertThat(consumed("handled")).isEqualTo(1);
        assertThat(pending()).isZero();
        assertThat(membersOfTheGroup()).isEmpty();
    }

    @Test
    void whatAStoppingMemberCannotFinishIsLeftToTheOthersAndIsNoDeadLetter() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Handler endless = new Handler(type).behaves(event -> {
            begun.countDown();
            Instant end = Instant.now().plus(settings.consumer().stopTimeout()).plusSeconds(20);
            await().atMost(Duration.ofMinutes(1)).until(() -> Instant.now().isAfter(end));
        });
        GroupMember member = join(endless);
        send("1");
        begun.await();
        member.stop();
        join(handler);
        await().until(() -> handler.subjects().equals(List.of("1")));
        assertThat(sent.deadLetters(service)).isEmpty();
    }

    @Test
    void aRedisThatComesBackEmptyIsReadFromItsBeginning() {
        join(handler);
        send("before");
        await().until(() -> handler.subjects().equals(List.of("before")));
        ownRedis.restartEmpty();
        send("after");
        await().until(() -> handler.subjects().equals(List.of("before", "after")));
        awaitNothingPending();
    }

    @Test
    void aRedisThatWasAwayIsReadWhereItWas() {
        join(handler);
        send("before");
        await().until(() -> consumed("handled") == 1);
        awaitNothingPending();
        ownRedis.stop();
        ownRedis.start();
        send("after");
        await().until(() -> handler.subjects().equals(List.of("before", "after")));
    }

    @Test
    void handlersRunOnVirtualThreadsInARequestContextAndThePublishersTrace() {
        AtomicReference<String> trace = new AtomicReference<>();
        AtomicBoolean inContext = new AtomicBoolean();
        AtomicBoolean virtual = new AtomicBoolean();
        join(handler.behaves(event -> {
            trace.set(Span.current().getSpanContext().getTraceId());
            inContext.set(Arc.container().requestContext().isActive());
            virtual.set(Thread.currentThread().isVirtual());
        }));
        send("1");
        await().until(() -> consumed("handled") == 1);
        assertThat(trace).hasValue("0af7651916cd43dd8448eb211c80319c");
        assertThat(inContext).isTrue();
        assertThat(virtual).isTrue();
    }

    @Test
    void theGroupTellsHowFarItIsBehind() {
        CountDownLatch finish = new CountDownLatch(1);
        join(handler.behaves(event -> finish.await()));
        for (int i = 0; i < settings.consumer().concurrency() + 5; i++) {
            send("" + i);
        }
        await().until(() -> figures.get("mercato.events.pending").gauge().value() > 0);
        await().until(() -> figures.get("mercato.events.lag").gauge().value() > 0);
        finish.countDown();
        await().until(() -> figures.get("mercato.events.pending").gauge().value() == 0);
        await().until(() -> figures.get("mercato.events.lag").gauge().value() == 0);
    }

    @Test
    void twoConsumersOfOneNameAreRefused() {
        assertThatThrownBy(() -> consumers.member(service, List.of(handler, new Handler("other")), figures))
                .hasMessageContaining("same name");
    }

    private GroupMember join(Handler one) {
        GroupMember member = consumers.member(service, List.of(one), figures);
        member.start();
        members.add(member);
        return member;
    }

    private static void stop(GroupMember member) {
        try {
            member.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves the group as a process does that got the entry, began to handle it, and was killed; so many times. */
    private void crashWhileHandling(String entry, int times) {
        EventGroup crashed = new EventGroup(reactiveRedis, new BoundedRedis(settings), settings, service, "crashed");
        crashed.create();
        var commands = redis.stream(String.class);
        while (commands.xpending(settings.stream(), service).getPendingCount() == 0
                || !crashed.silent(Duration.ZERO, 1).getFirst().getMessageId().equals(entry)) {
            commands.xreadgroup(service, "crashed", settings.stream(), ">", new XReadGroupArgs().count(1)).stream()
                    .map(message -> message.id())
                    .filter(id -> !id.equals(entry))
                    .forEach(crashed::acknowledge);
        }
        for (int i = 1; i < times; i++) {
            crashed.claim(entry, Duration.ZERO);
        }
    }

    private String send(String subject) {
        return sent.send(event(type, UUID.randomUUID().toString(), subject));
    }

    private static CloudEvent event(String type, String id, String subject) {
        return new CloudEvent(
                id,
                "/tests",
                type,
                subject,
                Instant.now(),
                NullNode.getInstance(),
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"));
    }

    private double consumed(String outcome) {
        return figures.counter("mercato.events.consumed", "consumer", "handler", "outcome", outcome)
                .count();
    }

    private long pending() {
        return redis.stream(String.class).xpending(settings.stream(), service).getPendingCount();
    }

    private void awaitNothingPending() {
        await().until(() -> pending() == 0);
    }

    private List<String> membersOfTheGroup() {
        List<String> names = new ArrayList<>();
        var found = redis.execute("XINFO", "CONSUMERS", settings.stream(), service);
        for (int i = 0; i < found.size(); i++) {
            names.add(found.get(i).get("name").toString());
        }
        return names;
    }
}
