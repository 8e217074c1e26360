package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.graphql.catalog.CatalogFailure.NotThere;
import io.mercato.homepage.graphql.catalog.CatalogFailure.Refused;
import io.mercato.homepage.graphql.catalog.CatalogFailure.Unavailable;
import io.mercato.homepage.section.SectionResult.FailureCode;
import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.problem.Problem;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;

/** Calls of catalog-service, each kind within its own bounds. Never blocks; every failure is a {@link CatalogFailure}. */
@ApplicationScoped
class Upstream {
    private static final String FAILED = "Its service could not be reached or failed.";
    private static final String CACHE_TAG = "Cache-Tag";
    private static final Logger LOG = Logger.getLogger(Upstream.class);
    private static final TypeLiteral<Uni<Reply>> UNI = new TypeLiteral<>() {};

    private final CatalogReads reads;
    private final CatalogBulk bulk;
    private final UpstreamSettings settings;
    private final ObjectMapper json;
    private final Map<ReadKind, Guard> guards;

    Upstream(
            @RestClient CatalogReads reads, @RestClient CatalogBulk bulk, UpstreamSettings settings, CatalogJson json) {
        this.reads = reads;
        this.bulk = bulk;
        this.settings = settings;
        this.json = json.mapper();
        this.guards = Arrays.stream(ReadKind.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> guard(kind, settings),
                        (one, other) -> one,
                        () -> new EnumMap<>(ReadKind.class)));
    }

    /** Fails with {@link NotThere} for a 404. */
    Uni<Reply> get(ReadKind kind, Address address) {
        return guarded(kind, () -> reads.get(address.path(), address.parameters()));
    }

    /** @param ids as many as the read takes at once */
    Uni<Reply> byIds(ReadKind kind, Address address, List<UUID> ids) {
        return guarded(kind, () -> bulk.byIds(address.path(), address.parameters(), new CatalogBulk.Ids(ids)))
                // Ours, not the client's: ids that are not there are told with 200, and only parameters are a client's.
                .onFailure(failure -> failure instanceof NotThere
                        || failure instanceof Refused && address.query().isEmpty())
                .transform(failure -> unavailable(FailureCode.UPSTREAM_ERROR, FAILED, failure));
    }

    private Uni<Reply> guarded(ReadKind kind, Supplier<Uni<RestResponse<byte[]>>> call) {
        return guards.get(kind)
                .get(
                        () -> call.get()
                                .map(this::reply)
                                .onFailure(WebApplicationException.class)
                                .transform(failure -> refusal((WebApplicationException) failure)),
                        UNI)
                .onFailure()
                .transform(failure -> failure(kind, failure));
    }

    private Reply reply(RestResponse<byte[]> response) {
        if (response.getStatusInfo().getFamily() != Family.SUCCESSFUL) {
            throw new WebApplicationException(response.toResponse());
        }
        byte[] body = response.getEntity();
        if (body == null || body.length > settings.maxAnswerSize().asLongValue()) {
            throw unusable("is empty or too large", null);
        }
        try {
            JsonNode answer = json.readTree(body);
            if (!answer.isObject()) {
                throw unusable("is not a JSON object", null);
            }
            return new Reply(
                    answer,
                    SurrogateTags.parse(Optional.ofNullable(response.getHeaderString(CACHE_TAG))
                            .orElse("")));
        } catch (IOException e) {
            throw unusable("is not well-formed JSON", e);
        }
    }

    /** What the client asked for may be at fault; anything else is ours or catalog-service's. */
    private RuntimeException refusal(WebApplicationException failure) {
        return switch (failure.getResponse().getStatus()) {
            case 404 -> new NotThere();
            case 400, 422 -> refused(failure);
            default -> failure;
        };
    }

    private RuntimeException refused(WebApplicationException failure) {
        try {
            Problem problem = json.readValue(body(failure.getResponse()), Problem.class);
            return new Refused(
                    problem.code(),
                    problem.detail(),
                    Optional.ofNullable(problem.errors()).orElse(List.of()));
        } catch (IOException | RuntimeException e) {
            return unusable("is an error that does not say what is wrong", e);
        }
    }

    private static byte[] body(Response response) {
        return response.getEntity() instanceof byte[] bytes ? bytes : response.readEntity(byte[].class);
    }

    private CatalogFailure failure(ReadKind kind, Throwable failure) {
        if (failure instanceof CatalogFailure known && !(failure instanceof Unavailable)) {
            return known;
        }
        LOG.debugf(failure, "Reading %s failed", kind);
        return switch (failure) {
            case Unavailable unavailable -> unavailable;
            case TimeoutException e ->
                unavailable(
                        FailureCode.TIMEOUT_ERROR,
                        "It could not be had within " + settings.timeout().toMillis() + " ms.",
                        e);
            case CircuitBreakerOpenException e ->
                unavailable(FailureCode.CIRCUIT_OPEN, "It has failed so often of late that it was not asked for.", e);
            case BulkheadException e ->
                unavailable(FailureCode.OVERLOADED, "Too many calls for it are on their way already.", e);
            default -> unavailable(FailureCode.UPSTREAM_ERROR, FAILED, failure);
        };
    }

    private static Unavailable unavailable(FailureCode code, String message, Throwable cause) {
        return new Unavailable(code, message, cause);
    }

    /** @param fault completes the sentence "Its answer …" */
    static Unavailable unusable(String fault, Throwable cause) {
        return unavailable(FailureCode.INVALID_RESPONSE, "Its answer " + fault + ".", cause);
    }

    private static Guard guard(ReadKind kind, UpstreamSettings settings) {
        return Guard.create()
                .withDescription(kind.cacheName())
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.circuitBreaker().window())
                .failureRatio(settings.circuitBreaker().failureRatio())
                .delay(settings.circuitBreaker().delay().toMillis(), ChronoUnit.MILLIS)
                // What was wrong with a question, and too many of our own calls, say nothing about the service's
                // health.
                .skipOn(List.of(Refused.class, NotThere.class, BulkheadException.class))
                .done()
                .withBulkhead()
                .limit(settings.concurrency())
                .queueSize(settings.queue())
                .done()
                .build();
    }
}
