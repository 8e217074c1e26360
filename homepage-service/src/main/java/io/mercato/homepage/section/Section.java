package io.mercato.homepage.section;

import io.mercato.homepage.section.SectionItems.InvalidSectionException;
import io.mercato.homepage.section.SectionResult.Failed;
import io.mercato.homepage.section.SectionResult.FailureCode;
import io.mercato.homepage.section.SectionResult.Loaded;
import io.mercato.platform.answer.SurrogateTags;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** One section of the page, with the fault tolerance that keeps its failures to itself. */
final class Section {
    private static final String CACHE_TAG = "Cache-Tag";
    private static final Logger LOG = Logger.getLogger(Section.class);
    private static final TypeLiteral<Uni<SectionResult>> UNI = new TypeLiteral<>() {};

    private final String name;
    private final SectionSettings.Settings settings;
    private final long maxSize;
    private final CatalogSections catalog;
    private final Guard guard;
    private final MeterRegistry metrics;
    private volatile String lastOutcome = "not asked yet";

    Section(
            String name,
            SectionSettings.Settings settings,
            long maxSize,
            CatalogSections catalog,
            MeterRegistry metrics) {
        this.name = name;
        this.settings = settings;
        this.maxSize = maxSize;
        this.catalog = catalog;
        this.metrics = metrics;
        this.guard = Guard.create()
                .withDescription("section-" + name)
                .withTimeout()
                .duration(settings.budget().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.circuitBreaker().window())
                .failureRatio(settings.circuitBreaker().failureRatio())
                .delay(settings.circuitBreaker().delay().toMillis(), ChronoUnit.MILLIS)
                // Too many calls of our own say nothing about the health of the service.
                .skipOn(BulkheadException.class)
                .done()
                .withBulkhead()
                .limit(settings.concurrency())
                .queueSize(settings.queue())
                .done()
                .build();
    }

    /** Never fails, and is never later than the section's budget. Does not block. */
    Uni<SectionResult> load(int limit) {
        Timer.Sample sample = Timer.start(metrics);
        return guard.get(
                        () -> catalog.list(settings.path(), limit, settings.query())
                                .map(this::loaded),
                        UNI)
                .onFailure()
                .recoverWithItem(this::failed)
                .invoke(result -> {
                    lastOutcome = outcome(result);
                    sample.stop(timer(lastOutcome));
                });
    }

    String name() {
        return name;
    }

    /** How the last load ended: {@code success}, a {@link FailureCode}, or {@code not asked yet}. */
    String lastOutcome() {
        return lastOutcome;
    }

    private SectionResult loaded(RestResponse<byte[]> response) {
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            throw new WebApplicationException(response.getStatus());
        }
        Set<String> tags = SurrogateTags.parse(
                Optional.ofNullable(response.getHeaderString(CACHE_TAG)).orElse(""));
        return new Loaded(name, items(response.getEntity()), tags);
    }

    private byte[] items(byte[] answer) {
        if (answer == null || answer.length > maxSize) {
            throw new InvalidSectionException("is empty or too large");
        }
        return SectionItems.of(answer);
    }

    private SectionResult failed(Throwable failure) {
        LOG.debugf(failure, "Section %s failed", name);
        return switch (failure) {
            case TimeoutException e ->
                failed(
                        FailureCode.TIMEOUT_ERROR,
                        "It did not answer within %d ms.",
                        settings.budget().toMillis());
            case CircuitBreakerOpenException e ->
                failed(FailureCode.CIRCUIT_OPEN, "It has failed so often of late that it was not asked.");
            case BulkheadException e ->
                failed(FailureCode.OVERLOADED, "Too many calls for it are on their way already.");
            case InvalidSectionException e ->
                failed(FailureCode.INVALID_RESPONSE, "Its answer " + e.getMessage() + ".");
            default -> failed(FailureCode.UPSTREAM_ERROR, "Its service could not be reached or failed.");
        };
    }

    private SectionResult failed(FailureCode code, String message, Object... values) {
        return new Failed(name, code, message.formatted(values));
    }

    private Timer timer(String outcome) {
        return Timer.builder("mercato.homepage.sections")
                .description("Loads of a section, by how they ended")
                .tags("section", name, "outcome", outcome)
                .register(metrics);
    }

    private static String outcome(SectionResult result) {
        return switch (result) {
            case Loaded _ -> "success";
            case Failed failed -> failed.code().name();
        };
    }
}
