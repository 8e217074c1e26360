package io.mercato.homepage.section;

import io.mercato.platform.cache.CacheDefinition;
import io.mercato.platform.cache.CacheSettings;
import io.mercato.platform.cache.TieredCache;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.deadline.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All sections of the page, as configured. */
@ApplicationScoped
public class Sections {
    /** The name of their cache. */
    public static final String CACHE = "homepage-section";

    private final List<Section> sections;
    private final TieredCache<SectionKey, SectionContent> cache;
    private final boolean kept;

    Sections(
            SectionSettings settings,
            Upstream upstream,
            TieredCaches caches,
            CacheSettings lifetimes,
            MeterRegistry metrics) {
        this.kept = lifetimes.byName().get(CACHE).enabled();
        this.cache = caches.create(CacheDefinition.of(CACHE, SectionKey::inRedis, SectionContent.CODEC)
                .withTags(SectionContent::tags));
        this.sections = settings.sections().entrySet().stream()
                .sorted(Comparator.comparingInt(section -> section.getValue().position()))
                .map(section -> new Section(section.getKey(), section.getValue(), upstream, cache, metrics))
                .toList();
    }

    /**
     * Loads all sections at once, each from its cache, which all pages share, or from its service. Never fails, and is never
     * later than the largest budget. Does not block.
     *
     * @param limit how many items each may have
     * @param shopper for whom; empty for what everybody is shown
     * @param page until when the page is waited for; what is not there by then is late, be its budget what it may
     * @return one result for each section, in the order of the page
     */
    public Uni<List<SectionResult>> load(int limit, Optional<Shopper> shopper, Deadline page) {
        return Uni.join()
                .all(sections.stream()
                        .map(section -> section.load(limit, shopper, page))
                        .toList())
                .andCollectFailures();
    }

    /**
     * Emits the name of each section that was late for a page, when it arrives. Ends when none is waited for any more; does not fail, and
     * asks for nothing that is on its way already. None, where sections are not kept and so would be late again.
     *
     * @param names of the sections
     */
    public Multi<String> arrivals(int limit, Optional<Shopper> shopper, Set<String> names) {
        return Multi.createFrom()
                .iterable(sections)
                .filter(section -> kept && names.contains(section.name()))
                .onItem()
                .transformToUniAndMerge(section -> section.arrival(limit, shopper)
                        .replaceWith(section.name())
                        .onFailure()
                        .recoverWithNull());
    }

    /** The names of all sections, in the order of the page. */
    public List<String> names() {
        return sections.stream().map(Section::name).toList();
    }

    /** Forgets all sections on every replica; fails when Redis cannot be told. */
    public Uni<Void> invalidateAll() {
        return cache.invalidateAll();
    }

    /** How the last load of each section ended, by its name. */
    Map<String, String> lastOutcomes() {
        return sections.stream()
                .collect(
                        Collectors.toMap(Section::name, Section::lastOutcome, (one, other) -> one, LinkedHashMap::new));
    }
}
