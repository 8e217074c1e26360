package io.mercato.homepage.invalidation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.cdn.CdnPurges;
import io.mercato.homepage.journal.AdminRedis;
import io.mercato.homepage.journal.Journal;
import io.mercato.homepage.journal.JournalSettings;
import io.mercato.homepage.page.Pages;
import io.mercato.homepage.section.SectionSettings;
import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.identity.Caller;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has every replica, and the CDN, forget what an administrator names, and keeps who did it. All of it may be done twice: who
 * is answered with an error asks again. Blocks.
 */
@ApplicationScoped
class InvalidateByHand {
    private static final Logger LOG = Logger.getLogger(InvalidateByHand.class);
    private static final String JOURNAL = "invalidations:{homepage-service}";
    private static final String CODE = "cache_unavailable";
    private static final int AT_ONCE = 8;
    private static final String DETAIL =
            "Redis cannot be reached, so that perhaps only this replica has forgotten; please try again.";

    private final TieredCaches caches;
    private final CdnPurges cdn;
    private final Journal<Invalidation> journal;
    private final AdminRedis redis;
    private final Caller caller;
    private final InvalidationSettings settings;
    private final Set<String> knownSections;

    InvalidateByHand(
            TieredCaches caches,
            CdnPurges cdn,
            ReactiveRedisDataSource source,
            ObjectMapper json,
            JournalSettings journalSettings,
            AdminRedis redis,
            Caller caller,
            InvalidationSettings settings,
            SectionSettings sections) {
        this.caches = caches;
        this.cdn = cdn;
        this.journal = new Journal<>(JOURNAL, Invalidation.class, source, json, journalSettings);
        this.redis = redis;
        this.caller = caller;
        this.settings = settings;
        this.knownSections = Set.copyOf(sections.sections().keySet());
    }

    /**
     * Forgets; when it returns, no replica begins to serve what was named, but for the moment that a message takes.
     *
     * @throws ProblemException 422 {@code nothing_to_invalidate}, {@code section_unknown}, {@code too_much_to_invalidate};
     *     503 {@code cache_unavailable}
     */
    Invalidation invalidate(InvalidationRequest request) {
        check(request);
        Invalidation wanted = new Invalidation(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                caller.name(),
                request.keySet(),
                request.tagSet(),
                request.sectionSet(),
                request.all(),
                cdn.isOn(),
                request.reasonText());
        // First: part of it may be done though it fails, and then nothing else tells who wanted it.
        LOG.infof(
                "invalidation by hand: by %s, all=%b, keys=%s, tags=%s, sections=%s: %s",
                wanted.actor(), wanted.all(), wanted.keys(), wanted.tags(), wanted.sections(), wanted.reason());
        redis.await(forget(wanted).chain(() -> purge(wanted)).chain(() -> journal.add(wanted)), CODE, DETAIL);
        return wanted;
    }

    /** A page of what was forgotten by hand, the newest first. */
    Page<Invalidation> list(PageQuery query) {
        return redis.await(journal.read(query), CODE, "Redis cannot be reached, which has the list.");
    }

    private Uni<Void> forget(Invalidation wanted) {
        if (wanted.all()) {
            return forgetAll();
        }
        Set<String> tags = tags(wanted);
        Uni<Void> byTags =
                tags.isEmpty() ? Uni.createFrom().voidItem() : caches.invalidateTags(SurrogateTags.withAny(tags));
        // A key is in one cache; a forgotten one that is in none costs nothing but the asking.
        return byTags.chain(() -> someAtOnce(
                wanted.keys(), key -> someAtOnce(caches.names(), cache -> caches.invalidateKey(cache, key))));
    }

    /**
     * Pages go by what they show, as with any other change: so the last good ones stay for when nothing can be loaded. Whoever
     * has all forgotten may not know how the catalogue is.
     */
    private Uni<Void> forgetAll() {
        Set<String> others = new TreeSet<>(caches.names());
        others.remove(Pages.CACHE);
        return someAtOnce(others, caches::invalidateAll)
                .chain(() -> caches.invalidateTags(
                        knownSections.stream().map(InvalidateByHand::tagOf).collect(Collectors.toSet())));
    }

    /** A hundred keys in some twenty caches are thousands of commands: one after the other they would take too long. */
    private static Uni<Void> someAtOnce(Set<String> names, Function<String, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUni(step::apply)
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> purge(Invalidation wanted) {
        if (wanted.all()) {
            return cdn.everything();
        }
        Set<String> tags = tags(wanted);
        if (!wanted.keys().isEmpty()) {
            // A CDN knows of no keys; but any page shows sections.
            knownSections.forEach(section -> tags.add(tagOf(section)));
        }
        return cdn.purge(SurrogateTags.withAny(tags));
    }

    private static Set<String> tags(Invalidation wanted) {
        Set<String> tags = new TreeSet<>(wanted.tags());
        wanted.sections().forEach(section -> tags.add(tagOf(section)));
        return tags;
    }

    private static String tagOf(String section) {
        return "section:" + section;
    }

    private void check(InvalidationRequest request) {
        List<FieldError> tooMany = Stream.of(
                        tooMany("keys", request.keySet(), settings.maxKeys()),
                        tooMany("tags", request.tagSet(), settings.maxTags()))
                .flatMap(List::stream)
                .toList();
        if (!tooMany.isEmpty()) {
            throw ProblemException.unprocessable(
                    "too_much_to_invalidate", "One request may not name so much; all forgets everything.", tooMany);
        }
        List<FieldError> unknown = new ArrayList<>();
        List<String> sections = request.sections() == null ? List.of() : request.sections();
        for (int i = 0; i < sections.size(); i++) {
            if (!knownSections.contains(sections.get(i))) {
                unknown.add(new FieldError("sections[%d]".formatted(i), "is none of " + new TreeSet<>(knownSections)));
            }
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.unprocessable("section_unknown", "The homepage has no such section.", unknown);
        }
        if (!request.all()
                && Stream.of(request.keySet(), request.tagSet(), request.sectionSet())
                        .allMatch(Collection::isEmpty)) {
            throw ProblemException.unprocessable(
                    "nothing_to_invalidate", "Name keys, tags or sections, or say all.", List.of());
        }
    }

    private static List<FieldError> tooMany(String field, Set<String> named, int most) {
        return named.size() <= most
                ? List.of()
                : List.of(new FieldError(field, "must not be more than %d".formatted(most)));
    }
}
