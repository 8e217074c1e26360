package io.mercato.homepage.page;

import io.mercato.homepage.section.SectionResult.FailureCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The published shape of the answer, for its documentation; {@link PageJson} writes it. */
@Schema(name = "Homepage")
record HomepageAnswer(
        @Schema(required = true) boolean success,
        @Schema(required = true) Content data) {
    @Schema(name = "HomepageContent")
    record Content(
            @Schema(required = true) Sections sections,
            @Schema(required = true) List<SectionError> errors,
            @Schema(required = true) Metadata metadata) {}

    @Schema(name = "HomepageSections", description = "A section that could not be had is null, never missing.")
    record Sections(
            @Schema(required = true, nullable = true) Section justForYou,
            @Schema(required = true, nullable = true) Section newArrivals,
            @Schema(required = true, nullable = true) Section trendingStores,
            @Schema(required = true, nullable = true) Section events,
            @Schema(required = true, nullable = true) Section offers,
            @Schema(required = true, nullable = true) Section flashSales) {}

    @Schema(name = "HomepageSection")
    record Section(
            @Schema(required = true, description = "As catalog-service lists them.")
            List<Map<String, Object>> items) {}

    @Schema(name = "HomepageSectionError")
    record SectionError(
            @Schema(required = true, examples = "events") String section,

            @Schema(required = true, examples = "It did not answer within 150 ms.")
            String message,

            @Schema(required = true) FailureCode code) {}

    @Schema(name = "HomepageMetadata")
    record Metadata(
            @Schema(required = true, description = "When the page was made.")
            Instant timestamp,

            @Schema(required = true, description = "What making the page took, in milliseconds.")
            long executionTime,

            @Schema(required = true) boolean fromCache,

            @Schema(required = true, examples = "homepage:anonymous:v1")
            String cacheKey,

            @Schema(
                    required = true,
                    description = "For how many seconds after timestamp the page is served until it is made anew.")
            long ttl,

            @Schema(required = true, description = "Whether a section is null.")
            boolean partialFailure,

            @Schema(
                    required = true,
                    enumeration = {"fresh", "stale", "partial", "lastGood"},
                    description =
                            "fresh; stale while its successor is made; partial when sections are null; lastGood when no page can be made.")
            String state) {}
}
