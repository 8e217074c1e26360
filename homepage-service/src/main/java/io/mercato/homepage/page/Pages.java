package io.mercato.homepage.page;

import io.mercato.homepage.section.SectionResult;
import io.mercato.homepage.section.SectionResult.Failed;
import io.mercato.homepage.section.SectionResult.Loaded;
import io.mercato.homepage.section.Sections;
import io.mercato.platform.cache.CacheDefinition;
import io.mercato.platform.cache.Cached;
import io.mercato.platform.cache.TieredCache;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages: from the cache, else made of their sections. */
@ApplicationScoped
class Pages {
    private static final Logger LOG = Logger.getLogger(Pages.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Sections sections;
    private final TieredCache<PageKey, Page> cache;

    Pages(Sections sections, TieredCaches caches) {
        this.sections = sections;
        this.cache = caches.create(CacheDefinition.of("homepage", PageKey::inRedis, new PageCodec())
                .withDegraded(Page::partial)
                .withTags(Page::tags));
    }

    /**
     * A page, with sections missing if they must. Does not block.
     *
     * @return fails with 503 {@code homepage_unavailable} when all sections fail and no page is left from better times
     */
    Uni<Cached<Page>> find(PageKey key) {
        return cache.lookup(key, missing -> sections.load(missing.limit()).map(this::make));
    }

    /** Forgets all pages on every replica. */
    Uni<Void> invalidateAll() {
        return cache.invalidateAll();
    }

    private Page make(List<SectionResult> results) {
        List<Failed> failed = results.stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList();
        if (failed.size() == results.size()) {
            throw ProblemException.unavailable(
                    "homepage_unavailable", "No section of the homepage can be had at the moment.", RETRY_AFTER, null);
        }
        if (!failed.isEmpty()) {
            LOG.warnf("The homepage lacks %s", summary(failed));
        }
        return new Page(PageJson.head(results), !failed.isEmpty(), tags(results));
    }

    private static Set<String> tags(List<SectionResult> results) {
        Set<String> tags = new HashSet<>();
        for (SectionResult result : results) {
            tags.add("section:" + result.section());
            if (result instanceof Loaded loaded) {
                tags.addAll(loaded.tags());
            }
        }
        return tags;
    }

    private static Map<String, SectionResult.FailureCode> summary(List<Failed> failed) {
        return failed.stream().collect(Collectors.toMap(Failed::section, Failed::code));
    }
}
