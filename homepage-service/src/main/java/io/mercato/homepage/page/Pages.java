package io.mercato.homepage.page;

import io.mercato.homepage.page.PageJson.Facts;
import io.mercato.homepage.section.SectionResult;
import io.mercato.homepage.section.SectionResult.Failed;
import io.mercato.homepage.section.SectionResult.FailureCode;
import io.mercato.homepage.section.SectionResult.Loaded;
import io.mercato.homepage.section.Sections;
import io.mercato.homepage.section.Shopper;
import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.cache.CacheDefinition;
import io.mercato.platform.cache.CacheSettings;
import io.mercato.platform.cache.Cached;
import io.mercato.platform.cache.TieredCache;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

/**
 * The pages: from the cache, else made of their sections. Thread-safe; nothing here blocks, but {@link #json} compresses or
 * expands on the thread that asks.
 */
@Singleton
public class Pages {
    private static final Logger LOG = Logger.getLogger(Pages.class);

    /** The name of the pages' cache. */
    public static final String CACHE = "homepage";

    private final Sections sections;
    private final TieredCache<PageKey, Page> cache;
    private final TieredCaches caches;
    private final CacheSettings.Settings lifetimes;
    private final PageSettings settings;
    private final int maxTagLength;

    Pages(Sections sections, TieredCaches caches, CacheSettings lifetimes, PageSettings settings) {
        this.sections = sections;
        this.caches = caches;
        this.lifetimes = lifetimes.byName().get(CACHE);
        this.settings = settings;
        this.maxTagLength = settings.maxTagLength();
        this.cache = caches.create(CacheDefinition.of(CACHE, PageKey::inRedis, new PageCodec())
                .withDegraded(Page::partial)
                .withTags(Page::tags));
    }

    /**
     * The page that everybody is shown, with sections missing if they must.
     *
     * @return fails with 503 {@code homepage_unavailable} when all sections fail and no page is left from better times, and with
     *     503 {@code too_many_reads} when too many are being made and none is left
     */
    public Uni<Cached<Page>> find(int limit) {
        return find(PageKey.anonymous(limit), Optional.empty());
    }

    /** The page of one customer; the caller has made sure that the one who asks may see it. */
    Uni<Cached<Page>> find(int limit, Shopper shopper) {
        return find(new PageKey(Optional.of(shopper.id()), limit), Optional.of(shopper));
    }

    private Uni<Cached<Page>> find(PageKey key, Optional<Shopper> shopper) {
        Deadline deadline = Deadline.in(settings.answerWithin());
        return cache.lookup(key, missing -> load(missing, shopper, deadline))
                // Such as a load that took too long because this replica is overloaded.
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(this::unavailable);
    }

    /** What memory holds of an anonymous page and may be served at once. */
    Optional<Cached<Page>> inMemory(int limit) {
        return cache.atOnce(PageKey.anonymous(limit));
    }

    /** Whether pages are kept at all, and not made for each request. */
    boolean areKept() {
        return lifetimes.enabled();
    }

    /** Whether memory holds an anonymous page, be it one that may be served at once or not. */
    boolean isInMemory(int limit) {
        return cache.isInMemory(PageKey.anonymous(limit));
    }

    /** The anonymous page as JSON, as {@code GET /api/v1/homepage} answers it; fails as {@link #find(int)} does. */
    public Uni<byte[]> json(int limit) {
        return find(limit).map(page -> page.value().json(Variant.of(page)));
    }

    /** Has an anonymous page that lacks sections made anew for who asks next; a whole one stays. */
    void forgetPartial(int limit) {
        cache.forgetDegraded(PageKey.anonymous(limit));
    }

    /** Makes the successor of an anonymous page now, however fresh that is. */
    Uni<Void> renew(int limit) {
        return cache.renew(
                PageKey.anonymous(limit), key -> load(key, Optional.empty(), Deadline.in(settings.answerWithin())));
    }

    /**
     * Forgets one page on every replica. Like all of these it completes when no replica begins to serve what was there, but for
     * the moment that the message takes, and fails when Redis cannot be told; then only this replica has forgotten.
     */
    public Uni<Void> invalidate(PageKey key) {
        return cache.invalidate(key);
    }

    /** Forgets on every replica all pages and sections that show what has one of these tags. */
    public Uni<Void> invalidateTags(Set<String> tags) {
        return caches.invalidateTags(tags);
    }

    /** Forgets on every replica a section, and so all pages that show it. */
    public Uni<Void> invalidateSection(String section) {
        return caches.invalidateTags(Set.of(sectionTag(section)));
    }

    /** The names of the sections, in their order on the page. */
    public List<String> sectionNames() {
        return sections.names();
    }

    /** Forgets all pages and sections on every replica. */
    public Uni<Void> invalidateAll() {
        return sections.invalidateAll().onItemOrFailure().transformToUni((_, failure) -> {
            Uni<Void> pages = cache.invalidateAll();
            return failure == null ? pages : pages.chain(() -> Uni.createFrom().failure(failure));
        });
    }

    private Uni<Page> load(PageKey key, Optional<Shopper> shopper, Deadline deadline) {
        long begun = System.nanoTime();
        Uni<Made> made = sections.load(key.limit(), shopper, deadline)
                // Compressing takes milliseconds, which an event loop has not.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(results ->
                        new Made(make(key, results, Duration.ofNanos(System.nanoTime() - begun)), late(results)));
        return Uni.createFrom().emitter(page -> made.subscribe()
                .with(
                        done -> {
                            page.complete(done.page());
                            // By now it is kept.
                            replaceWhenThere(key, shopper, done.late());
                        },
                        page::fail));
    }

    /** @param late the sections that it had to do without because they did not come in time */
    private record Made(Page page, Set<String> late) {}

    /** A section that is late is on the page that is asked for next once it is there: the one without it is not kept. */
    private void replaceWhenThere(PageKey key, Optional<Shopper> shopper, Set<String> late) {
        if (!late.isEmpty()) {
            sections.arrivals(key.limit(), shopper, late)
                    .subscribe()
                    .with(
                            _ -> cache.forgetDegraded(key),
                            failure -> LOG.debugf(failure, "Nobody waits for the late sections of %s", key));
        }
    }

    private static Set<String> late(List<SectionResult> results) {
        return results.stream()
                .filter(result -> result instanceof Failed failed && failed.code() == FailureCode.TIMEOUT_ERROR)
                .map(SectionResult::section)
                .collect(Collectors.toSet());
    }

    private Page make(PageKey key, List<SectionResult> results, Duration took) {
        List<Failed> failed = results.stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList();
        if (failed.size() == results.size()) {
            throw unavailable(null);
        }
        boolean partial = !failed.isEmpty();
        if (partial) {
            LOG.warnf("The homepage lacks %s", summary(failed));
        }
        Set<String> tags = tags(results);
        Facts facts = new Facts(key, Instant.now(), took, partial ? lifetimes.degraded() : lifetimes.stale(), partial);
        String tagList = String.join(",", SurrogateTags.bounded(tags, maxTagLength));
        return Page.make(PageJson.head(results), facts, tags, tagList, timing(results, took));
    }

    private ProblemException unavailable(Throwable cause) {
        return ProblemException.unavailable(
                "homepage_unavailable",
                "No section of the homepage can be had at the moment.",
                settings.retryAfter(),
                cause);
    }

    private static Set<String> tags(List<SectionResult> results) {
        Set<String> tags = new TreeSet<>();
        for (SectionResult result : results) {
            tags.add(sectionTag(result.section()));
            if (result instanceof Loaded loaded) {
                tags.addAll(loaded.tags());
            }
        }
        return tags;
    }

    private static String sectionTag(String section) {
        return "section:" + section;
    }

    /** <a href="https://www.w3.org/TR/server-timing/">Server-Timing</a>: what making the page took, and its sections. */
    private static String timing(List<SectionResult> results, Duration took) {
        return results.stream()
                .map(result -> result.section() + ";dur=" + result.millis())
                .collect(Collectors.joining(", ", "", ", made;dur=" + took.toMillis()));
    }

    private static Map<String, SectionResult.FailureCode> summary(List<Failed> failed) {
        return failed.stream().collect(Collectors.toMap(Failed::section, Failed::code));
    }
}
