package io.mercato.homepage.section;

import io.mercato.homepage.section.SectionItems.InvalidSectionException;
import io.mercato.homepage.section.SectionResult.Failed;
import io.mercato.homepage.section.SectionResult.FailureCode;
import io.mercato.homepage.section.SectionResult.Loaded;
import io.mercato.homepage.section.Upstream.Question;
import io.mercato.homepage.upstream.Answer;
import io.mercato.homepage.upstream.CallGuard;
import io.mercato.homepage.upstream.CallGuard.Limits;
import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.cache.TieredCache;
import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.util.TypeLiteral;

/**
 * One section of the page: from its cache, else from its service, with the fault tolerance that keeps its failures to itself.
 * A page does not wait for it beyond its budget; the call goes on for a while, and fills the cache for the next page.
 */
final class Section {
    private static final Logger LOG = Logger.getLogger(Section.class);

    /** What is in memory is there by then. */
    private static final Duration LEAST = Duration.ofMillis(1);

    private static final TypeLiteral<Uni<SectionContent>> UNI = new TypeLiteral<>() {};

    private final String name;
    private final SectionSettings.Settings settings;
    private final Upstream upstream;
    private final TieredCache<SectionKey, SectionContent> cache;
    private final Guard guard;
    private final MeterRegistry metrics;
    private volatile String lastOutcome = "not asked yet";

    Section(
            String name,
            SectionSettings.Settings settings,
            Upstream upstream,
            TieredCache<SectionKey, SectionContent> cache,
            MeterRegistry metrics) {
        this.name = name;
        this.settings = settings;
        this.upstream = upstream;
        this.cache = cache;
        this.metrics = metrics;
        this.guard = CallGuard.of(
                "section-" + name,
                new Limits(settings.giveUpAfter(), settings.concurrency(), settings.queue()),
                settings.circuitBreaker());
    }

    /** Never fails, and is never later than the section's budget, nor than the page that it is for. Does not block. */
    Uni<SectionResult> load(int limit, Optional<Shopper> shopper, Deadline page) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            Duration patience = patience(page);
            return content(limit, shopper)
                    .ifNoItem()
                    .after(patience)
                    .failWith(TimeoutException::new)
                    .<SectionResult>map(
                            content -> new Loaded(name, content.items(), content.tags(), millisSince(begun)))
                    .onFailure()
                    .recoverWithItem(failure -> failed(failure, patience, millisSince(begun)))
                    .invoke(result -> {
                        lastOutcome = outcome(result);
                        timer(lastOutcome).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                    });
        });
    }

    /** Emits once it is there, however late; fails if it does not come. */
    Uni<Void> arrival(int limit, Optional<Shopper> shopper) {
        return content(limit, shopper).replaceWithVoid();
    }

    String name() {
        return name;
    }

    /** How the last load ended: {@code success}, a {@link FailureCode}, or {@code not asked yet}. */
    String lastOutcome() {
        return lastOutcome;
    }

    private Uni<SectionContent> content(int limit, Optional<Shopper> shopper) {
        return cache.get(key(limit, shopper), missing -> Uni.createFrom().deferred(() -> fetch(missing, shopper)));
    }

    private Duration patience(Deadline page) {
        Duration left = page.left();
        Duration shorter = left.compareTo(settings.budget()) < 0 ? left : settings.budget();
        return shorter.compareTo(LEAST) < 0 ? LEAST : shorter;
    }

    private SectionKey key(int limit, Optional<Shopper> shopper) {
        return new SectionKey(
                name, limit, shopper.filter(_ -> settings.personal()).map(Shopper::id));
    }

    private Uni<SectionContent> fetch(SectionKey key, Optional<Shopper> shopper) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(key.limit()));
        query.putAll(settings.query());
        key.user().ifPresent(user -> query.put("userId", user.toString()));
        Question question = new Question(
                settings.path(),
                query,
                shopper.filter(_ -> key.user().isPresent()).map(Shopper::authorization),
                Deadline.in(settings.giveUpAfter()));
        return guard.get(() -> upstream.get(question).map(this::content), UNI);
    }

    private SectionContent content(Answer answer) {
        SectionItems items = SectionItems.of(answer.body());
        Set<String> tags = new HashSet<>(SurrogateTags.parse(answer.tags()));
        if (tags.isEmpty()) {
            settings.itemTag().ifPresent(kind -> {
                items.ids().forEach(id -> tags.addAll(SurrogateTags.parse(kind + ":" + id)));
                items.references().forEach(reference -> tags.addAll(SurrogateTags.parse(reference)));
            });
        }
        tags.add("section:" + name);
        return new SectionContent(items.json(), tags);
    }

    private SectionResult failed(Throwable failure, Duration patience, long millis) {
        LOG.debugf(failure, "Section %s failed", name);
        return switch (failure) {
            case TimeoutException e ->
                failed(millis, FailureCode.TIMEOUT_ERROR, "It did not answer within %d ms.", patience.toMillis());
            case CircuitBreakerOpenException e ->
                failed(millis, FailureCode.CIRCUIT_OPEN, "It has failed so often of late that it was not asked.");
            case BulkheadException e ->
                failed(millis, FailureCode.OVERLOADED, "Too many calls for it are on their way already.");
            // Of our own: the cache has too many loads on their way.
            case ProblemException e ->
                failed(millis, FailureCode.OVERLOADED, "Too many calls for it are on their way already.");
            case InvalidSectionException e ->
                failed(millis, FailureCode.INVALID_RESPONSE, "Its answer " + e.getMessage() + ".");
            default -> failed(millis, FailureCode.UPSTREAM_ERROR, "Its service could not be reached or failed.");
        };
    }

    private SectionResult failed(long millis, FailureCode code, String message, Object... values) {
        return new Failed(name, code, message.formatted(values), millis);
    }

    private Timer timer(String outcome) {
        return Timer.builder("mercato.homepage.sections")
                .description("How long pages waited for a section, from its cache or its service, by how that ended")
                .tags("section", name, "outcome", outcome)
                .register(metrics);
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static String outcome(SectionResult result) {
        return switch (result) {
            case Loaded _ -> "success";
            case Failed failed -> failed.code().name();
        };
    }
}
