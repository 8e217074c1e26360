package io.mercato.catalog.cached;

import io.mercato.catalog.change.Kind;
import io.mercato.catalog.database.ReadDatabase;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.answer.AnswerCache;
import io.mercato.platform.answer.AnswerCaches;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The catalogue's public reads, from caches that forget what changes; docs/caching.md tells how to add one. Never blocks:
 * what is not cached is read on a virtual thread. Answers must not depend on who asks.
 */
@ApplicationScoped
@Startup
public class CachedReads {
    private final KeysetPages pages;
    private final ReadDatabase database;
    private final Map<ReadKind, AnswerCache> caches;

    CachedReads(AnswerCaches answers, KeysetPages pages, ReadDatabase database) {
        this.pages = pages;
        this.database = database;
        this.caches = Arrays.stream(ReadKind.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> answers.create(kind.cacheName()),
                        (one, other) -> one,
                        () -> new EnumMap<>(ReadKind.class)));
    }

    /**
     * A page of a list.
     *
     * @param filters of the list; its page is cached by them and its name
     * @param choice what the list chooses from, so what may get onto the page or off it
     * @param shows what the page shows
     */
    public <T> Uni<RestResponse<Page<T>>> page(
            ReadKind kind,
            KeysetList<T> list,
            PageQuery page,
            Map<String, Object> filters,
            Shows choice,
            Function<Page<T>, Shows> shows) {
        AnswerKey key = AnswerKey.of(list.name()).with(page);
        for (Map.Entry<String, Object> filter : filters.entrySet()) {
            key = key.with("filter." + filter.getKey(), filter.getValue());
        }
        return read(kind, key, choice, () -> pages.read(list, page, filters), shows);
    }

    /**
     * One thing by its id.
     *
     * @param read reads it, or throws the 404 that says that there is none
     */
    public <T> Uni<RestResponse<T>> one(
            ReadKind kind, Kind thing, UUID id, Callable<T> read, Function<T, Shows> shows) {
        return read(kind, AnswerKey.of(thing.tag(id)), Shows.of(thing.tag(id)), read, shows);
    }

    /** Anything else; see {@link AnswerCache#answer}. */
    public <T> Uni<RestResponse<T>> read(
            ReadKind kind, AnswerKey key, Shows known, Callable<T> read, Function<T, Shows> shows) {
        return caches.get(kind).answer(key, known, () -> database.tolerating(read), shows);
    }
}
