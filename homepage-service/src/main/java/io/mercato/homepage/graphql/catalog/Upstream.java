package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.graphql.catalog.CatalogFailure.NotThere;
import io.mercato.homepage.graphql.catalog.CatalogFailure.Refused;
import io.mercato.homepage.graphql.catalog.CatalogFailure.Unavailable;
import io.mercato.homepage.section.SectionResult.FailureCode;
import io.mercato.homepage.upstream.Answer;
import io.mercato.homepage.upstream.BoundedClient;
import io.mercato.homepage.upstream.Call;
import io.mercato.homepage.upstream.CallGuard;
import io.mercato.homepage.upstream.CallGuard.Limits;
import io.mercato.homepage.upstream.ErrorStatusException;
import io.mercato.homepage.upstream.OffEventLoop;
import io.mercato.homepage.upstream.TooLargeException;
import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.problem.Problem;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.core.HttpHeaders;

/** Calls of catalog-service, each kind within its own bounds. Never blocks; every failure is a {@link CatalogFailure}. */
@ApplicationScoped
class Upstream {
    private static final String FAILED = "Its service could not be reached or failed.";

    /** These say which argument is wrong. */
    private static final Set<Integer> EXPLAINED = Set.of(400, 422);

    private static final Logger LOG = Logger.getLogger(Upstream.class);
    private static final TypeLiteral<Uni<Reply>> UNI = new TypeLiteral<>() {};

    private final BoundedClient client;
    private final UpstreamSettings settings;
    private final ObjectMapper json;
    private final Credential credential;
    private final OffEventLoop threads;
    private final Map<ReadKind, Guard> guards;

    Upstream(
            Vertx vertx,
            UpstreamSettings settings,
            CatalogJson json,
            Credential credential,
            OffEventLoop threads,
            @ConfigProperty(name = "quarkus.rest-client.catalog.url") URI url) {
        this.client = new BoundedClient(vertx, url, settings.connections());
        this.settings = settings;
        this.json = json.mapper();
        this.credential = credential;
        this.threads = threads;
        this.guards = Arrays.stream(ReadKind.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> guard(kind, settings),
                        (one, other) -> one,
                        () -> new EnumMap<>(ReadKind.class)));
    }

    /** Fails with {@link NotThere} for a 404. */
    Uni<Reply> get(ReadKind kind, Address address) {
        return guarded(kind, () -> call(address));
    }

    /** @param ids as many as the read takes at once */
    Uni<Reply> byIds(ReadKind kind, Address address, List<UUID> ids) {
        return guarded(kind, () -> call(address)
                        .posting(idsAsJson(ids))
                        .with(HttpHeaders.AUTHORIZATION, credential.header()))
                .invoke(credential::accepted)
                .onFailure()
                .invoke(failure -> credential.failed(failure.getCause()))
                // Ours, not the client's: ids that are not there are told with 200, and only parameters are a client's.
                .onFailure(failure -> failure instanceof NotThere
                        || failure instanceof Refused && address.query().isEmpty())
                .transform(failure -> unavailable(FailureCode.UPSTREAM_ERROR, FAILED, failure));
    }

    private Call call(Address address) {
        return Call.get(
                        address.path(),
                        address.query(),
                        settings.maxAnswerSize().asLongValue(),
                        Deadline.in(settings.timeout()))
                .with(HttpHeaders.USER_AGENT, "mercato-graphql")
                .explaining(EXPLAINED);
    }

    private static Buffer idsAsJson(List<UUID> ids) {
        return JsonObject.of("ids", ids.stream().map(UUID::toString).toList()).toBuffer();
    }

    /** The time that a call waits for its turn is its own. */
    private Uni<Reply> guarded(ReadKind kind, Supplier<Call> asked) {
        Uni<Reply> reply = Uni.createFrom().item(asked).flatMap(call -> guards.get(kind)
                .get(
                        () -> threads.shift(client.send(call))
                                .map(this::reply)
                                .onFailure(ErrorStatusException.class)
                                .transform(failure -> refusal((ErrorStatusException) failure)),
                        UNI));
        // Once more, since a guard goes back to the event loop that it was called on.
        return threads.shift(reply).onFailure().transform(failure -> failure(kind, failure));
    }

    private Reply reply(Answer answer) {
        if (answer.body().length == 0) {
            throw unusable("is empty", null);
        }
        try {
            JsonNode body = json.readTree(answer.body());
            if (!body.isObject()) {
                throw unusable("is not a JSON object", null);
            }
            return new Reply(body, SurrogateTags.parse(answer.tags()));
        } catch (IOException e) {
            throw unusable("is not well-formed JSON", e);
        }
    }

    /** What the client asked for may be at fault; anything else is ours or catalog-service's. */
    private RuntimeException refusal(ErrorStatusException failure) {
        return switch (failure.status()) {
            case 404 -> new NotThere();
            case 400, 422 -> refused(failure);
            // No call of ours is as long without a client's help, and it must not count against the service.
            case 414 -> new Refused("arguments_too_long", "The arguments are too long together.", List.of());
            default -> failure;
        };
    }

    private RuntimeException refused(ErrorStatusException failure) {
        try {
            Problem problem = json.readValue(failure.body(), Problem.class);
            return new Refused(
                    problem.code(),
                    problem.detail(),
                    Optional.ofNullable(problem.errors()).orElse(List.of()));
        } catch (IOException | RuntimeException e) {
            return unusable("is an error that does not say what is wrong", e);
        }
    }

    private CatalogFailure failure(ReadKind kind, Throwable failure) {
        if (failure instanceof CatalogFailure known && !(failure instanceof Unavailable)) {
            return known;
        }
        LOG.debugf(failure, "Reading %s failed", kind);
        return switch (failure) {
            case Unavailable unavailable -> unavailable;
            case TooLargeException e -> unusable("is too large", e);
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
        return CallGuard.of(
                kind.cacheName(),
                new Limits(settings.timeout(), settings.concurrency(), settings.queue()),
                settings.circuitBreaker(),
                // What was wrong with a question.
                Refused.class,
                NotThere.class);
    }
}
