package io.mercato.catalog.search;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.location.NearQuery;
import io.mercato.catalog.location.PlaceSettings;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** The search, for everyone. */
@Path("/api/v1/search")
@Tag(name = "Search")
public class SearchResource {
    private static final int MOST_SUGGESTIONS = 20;

    private final CachedReads cached;
    private final Search search;
    private final ReadSuggestions readSuggestions;
    private final PreferredLanguage preferredLanguage;
    private final SearchSettings settings;
    private final PlaceSettings places;

    SearchResource(
            CachedReads cached,
            Search search,
            ReadSuggestions readSuggestions,
            PreferredLanguage preferredLanguage,
            SearchSettings settings,
            PlaceSettings places) {
        this.cached = cached;
        this.search = search;
        this.readSuggestions = readSuggestions;
        this.preferredLanguage = preferredLanguage;
        this.settings = settings;
        this.places = places;
    }

    @GET
    @Operation(
            summary = "Find products and bundles by words, filters or both",
            description =
                    "Values of one filter are alternatives; filters hold together. When nothing has the words as they"
                            + " are typed, the nearest words are searched, and correctedTo tells which.")
    @APIResponse(
            responseCode = "200",
            description = "A page of what was found.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SearchAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "A parameter is malformed, out of bounds or unknown (invalid_parameter), or the cursor is of another"
                            + " search (invalid_cursor).")
    public Uni<RestResponse<SearchAnswer>> search(
            @Valid @BeanParam SearchParameters parameters,
            @Valid @BeanParam NearQuery nearQuery,
            @Valid @BeanParam PageQuery page,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @DefaultValue("") @Parameter(hidden = true)
                    String acceptLanguage) {
        SearchQuery query = parameters.query(settings, nearQuery.near(places), preferredLanguage.of(acceptLanguage));
        return cached.read(
                        // Offers begin and end without anybody telling.
                        query.filters().onOffer() ? ReadKind.OFFERS : ReadKind.SEARCH,
                        AnswerKey.of("search").with("query", query.cacheKey()).with(page),
                        SearchTags.choice(query),
                        () -> search.page(query, page),
                        SearchTags::of)
                .invoke(answer -> answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE));
    }

    @GET
    @Path("suggestions")
    @Operation(
            summary = "Complete what somebody is typing",
            description =
                    "Titles of products and bundles, categories, stores and vendors that have all words of q, and one"
                            + " that begins with the last.")
    @APIResponse(
            responseCode = "200",
            description = "What there is; nothing when q has no word.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Suggestions.class)))
    @APIResponse(responseCode = "400", description = "q is too long, or limit out of bounds (invalid_parameter).")
    public Uni<RestResponse<Suggestions>> suggestions(
            @RestQuery @DefaultValue("") @Parameter(description = "What has been typed so far.", example = "ank")
                    String q,
            @RestQuery
                    @DefaultValue("5")
                    @Min(1)
                    @Max(MOST_SUGGESTIONS)
                    @Parameter(description = "How many of each kind at most.")
                    int limit) {
        String text = SearchText.query(q, settings);
        return cached.read(
                ReadKind.SEARCH,
                AnswerKey.of("suggestions").with("q", text).with("limit", limit),
                SearchTags.NAMES,
                () -> readSuggestions.of(text, limit),
                _ -> Shows.of());
    }
}
