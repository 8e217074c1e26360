package io.mercato.platform.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.answer.Answer.Found;
import io.mercato.platform.answer.Answer.Missing;
import io.mercato.platform.cache.CacheDefinition;
import io.mercato.platform.cache.TieredCache;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Public reads as ready answers: JSON, validators and tags, made once and then given to everybody. What is in memory is
 * answered without a thread, a statement or an object more than the answer itself.
 *
 * <p>Answers must not depend on who asks: they are marked public, also where the request carries a token. Thread-safe;
 * never blocks.
 */
public final class AnswerCache {
    private final TieredCache<AnswerKey, Answer> cache;
    private final CacheControl cacheControl;
    private final int maxTagLength;
    private final BlockingLoads loads;
    private final ObjectMapper json;
    private final CurrentVertxRequest request;
    private final InstantSource clock;

    AnswerCache(
            String name,
            TieredCaches caches,
            AnswerSettings settings,
            BlockingLoads loads,
            ObjectMapper json,
            CurrentVertxRequest request,
            InstantSource clock) {
        this.cache = caches.create(
                CacheDefinition.<AnswerKey, Answer>of(name, key -> "answer:" + name + ":" + key, new AnswerCodec())
                        .withNegative(Missing.class::isInstance)
                        .withEnd(AnswerCache::end)
                        .withTags(Answer::tags));
        this.cacheControl = new CacheControl(settings.http().get(name));
        this.maxTagLength = settings.maxTagLength();
        this.loads = loads;
        this.json = json;
        this.request = request;
        this.clock = clock;
    }

    /**
     * Answers a GET: 200 with the cached JSON, or 304 when the client has it already. Call it in a resource method, which
     * must be {@code @NonBlocking}.
     *
     * @param key made of everything that the answer depends on
     * @param known what the answer shows even if there is nothing, such as the thing that was asked for, or the kind of a list
     * @param read reads it; runs on a virtual thread with a request context, and may block. A 404 {@link ProblemException}
     *     is remembered for {@code negative-ttl}; any other failure is the request's, unless an older answer may stand in
     * @param shows what else the answer shows
     */
    public <T> Uni<RestResponse<T>> answer(AnswerKey key, Shows known, Callable<T> read, Function<T, Shows> shows) {
        Preconditions preconditions = preconditions();
        return find(key, Deadline.current(), () -> load(known, read, shows))
                .map(answer -> response(answer, preconditions));
    }

    /**
     * What is loaded for several ends with the deadline of the one who asked first; who waits longer has it loaded once more
     * then. A successor that is loaded in the background is bounded by nobody's.
     */
    private Uni<Answer> find(AnswerKey key, Optional<Deadline> deadline, Callable<Answer> load) {
        Function<AnswerKey, Uni<Answer>> loader = missing -> loads.run(deadline, load);
        return cache.get(key, loader)
                .onFailure(failure -> Deadline.isExceeded(failure)
                        && deadline.filter(Deadline::hasPassed).isEmpty())
                .recoverWithUni(() -> cache.get(key, loader))
                .invoke(_ -> deadline.ifPresent(Deadline::lift));
    }

    private <T> Answer load(Shows known, Callable<T> read, Function<T, Shows> shows) throws Exception {
        try {
            T value = read.call();
            Shows all = known.and(shows.apply(value));
            return Found.of(bytes(value), tagList(all), all.until(), clock.instant());
        } catch (ProblemException e) {
            if (e.status() != 404) {
                throw e;
            }
            return new Missing(e.code(), e.getMessage(), tagList(known));
        }
    }

    private byte[] bytes(Object value) throws JsonProcessingException {
        return json.writeValueAsBytes(value);
    }

    private String tagList(Shows shows) {
        return String.join(",", SurrogateTags.bounded(shows.tags(), maxTagLength));
    }

    private <T> RestResponse<T> response(Answer answer, Preconditions preconditions) {
        return switch (answer) {
            case Found found -> response(found, preconditions);
            case Missing missing -> throw ProblemException.notFound(missing.code(), missing.detail());
        };
    }

    private <T> RestResponse<T> response(Found answer, Preconditions preconditions) {
        Instant now = clock.instant();
        boolean unchanged = preconditions.areMetBy(answer, now);
        RestResponse.ResponseBuilder<T> response = unchanged
                ? RestResponse.ResponseBuilder.notModified()
                : RestResponse.ResponseBuilder.ok(AnswerCache.<T>body(answer), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CONTENT_LENGTH, answer.json().length);
        response.header(HttpHeaders.ETAG, answer.etag())
                .header(HttpHeaders.CACHE_CONTROL, cacheControl.until(answer.end(), now))
                .header("Cache-Tag", answer.tagList())
                .header("Surrogate-Key", answer.tagList().replace(',', ' '));
        if (Preconditions.isModifiedKnown(answer, now)) {
            response.header(HttpHeaders.LAST_MODIFIED, HttpDate.of(answer.modified()));
        }
        return response.build();
    }

    /** Written in the place of a {@code T}, and by its JSON one; the type is for the OpenAPI document only. */
    @SuppressWarnings("unchecked")
    private static <T> T body(Found answer) {
        return (T) new JsonBytes(answer.json());
    }

    private Preconditions preconditions() {
        MultiMap headers = request.getCurrent().request().headers();
        return new Preconditions(
                Optional.of(String.join(", ", headers.getAll(HttpHeaders.IF_NONE_MATCH)))
                        .filter(joined -> !joined.isEmpty()),
                Optional.ofNullable(headers.get(HttpHeaders.IF_MODIFIED_SINCE)));
    }

    private static Optional<Instant> end(Answer answer) {
        return switch (answer) {
            case Found found -> found.end();
            case Missing _ -> Optional.empty();
        };
    }
}
