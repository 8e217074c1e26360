package io.mercato.homepage.section;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All sections of the page, as configured. */
@ApplicationScoped
public class Sections {
    private final List<Section> sections;

    Sections(SectionSettings settings, @RestClient CatalogSections catalog, MeterRegistry metrics) {
        this.sections = settings.sections().entrySet().stream()
                .sorted(Comparator.comparingInt(section -> section.getValue().position()))
                .map(section -> new Section(
                        section.getKey(),
                        section.getValue(),
                        settings.maxSectionSize().asLongValue(),
                        catalog,
                        metrics))
                .toList();
    }

    /**
     * Loads all sections at once. Never fails, and is never later than the largest budget. Does not block.
     *
     * @param limit how many items each may have
     * @return one result for each section, in the order of the page
     */
    public Uni<List<SectionResult>> load(int limit) {
        return Uni.join()
                .all(sections.stream().map(section -> section.load(limit)).toList())
                .andCollectFailures();
    }

    /** How the last load of each section ended, by its name. */
    Map<String, String> lastOutcomes() {
        return sections.stream()
                .collect(
                        Collectors.toMap(Section::name, Section::lastOutcome, (one, other) -> one, LinkedHashMap::new));
    }
}
