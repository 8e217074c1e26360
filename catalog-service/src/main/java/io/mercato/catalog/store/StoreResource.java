package io.mercato.catalog.store;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.list.ReadById;
import io.mercato.catalog.location.Near;
import io.mercato.catalog.location.NearQuery;
import io.mercato.catalog.location.PlaceSettings;
import io.mercato.catalog.successor.Replaced;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Stores, for everyone to read. */
@Path("/api/v1/stores")
@Tag(name = "Stores")
public class StoreResource {
    /** As text, since Jakarta REST reads anything but "true" as false and would hide a misspelling. */
    private static final String BOOLEAN = "true|false";

    private static final String BOOLEAN_MESSAGE = "must be true or false";

    private final CachedReads cached;
    private final ReadById readById;
    private final ReadOpenStores readOpenStores;
    private final PlaceSettings settings;

    StoreResource(CachedReads cached, ReadById readById, ReadOpenStores readOpenStores, PlaceSettings settings) {
        this.cached = cached;
        this.readById = readById;
        this.readOpenStores = readOpenStores;
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "List stores, the best rated or the nearest first",
            description =
                    "With near, the nearest come first and each tells its distance. With openNow, each tells until when"
                            + " it is open; where nearly all are closed, a page may have fewer items than limit, or none,"
                            + " and a nextCursor that goes on.")
    @APIResponse(responseCode = "200", description = "A page of stores.")
    @APIResponse(
            responseCode = "400",
            description =
                    "A filter is malformed (invalid_parameter), or the cursor is damaged or of another list (invalid_cursor).")
    public Uni<RestResponse<Page<StoreCard>>> list(
            @Valid @BeanParam PageQuery page,
            @Valid @BeanParam NearQuery nearQuery,
            @RestQuery @Parameter(description = "Only stores at the location with this id.") UUID location,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    @Parameter(
                            description =
                                    "Only stores that are open now, by their own clocks; false, the default, does not filter.")
                    String openNow) {
        Map<String, Object> filters = new HashMap<>();
        Optional<Near> near = nearQuery.near(settings);
        near.ifPresent(place -> filters.putAll(place.filters()));
        if (location != null) {
            filters.put("location", location);
        }
        boolean atLocation = location != null;
        return Boolean.parseBoolean(openNow)
                ? openPage(withHours(near.isPresent(), atLocation), page, filters)
                : page(list(near.isPresent(), atLocation), page, filters);
    }

    @GET
    @Path("featured")
    @Replaced
    @Operation(summary = "List featured stores, the best rated first", description = Replaced.NOTE)
    @APIResponse(responseCode = "200", description = "A page of stores.")
    public Uni<RestResponse<Page<StoreCard>>> featured(@Valid @BeanParam PageQuery page) {
        return page(StoreQueries.FEATURED, page, Map.of());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one store, and whether it is open now")
    @APIResponse(responseCode = "200", description = "The store.")
    @APIResponse(responseCode = "404", description = "No public store has this id (store_not_found).")
    public Uni<RestResponse<StoreDetail>> byId(@Parameter(description = "The store's id.") UUID id) {
        return cached.one(
                ReadKind.DETAIL,
                Kind.STORE,
                id,
                () -> readById.read(StoreQueries.BY_ID_SQL, id, "store", StoreDetail::of)
                        .at(Instant.now()),
                StoreTags::of);
    }

    private Uni<RestResponse<Page<StoreCard>>> page(
            KeysetList<StoreCard> list, PageQuery page, Map<String, Object> filters) {
        return cached.page(ReadKind.LIST, list, page, filters, StoreTags.CHOICE, StoreTags::of);
    }

    /** Cached as briefly as what else begins and ends without anybody changing it. */
    private Uni<RestResponse<Page<StoreCard>>> openPage(
            KeysetList<StoreWithHours> list, PageQuery page, Map<String, Object> filters) {
        AnswerKey key = AnswerKey.of(list.name()).with(page);
        for (Map.Entry<String, Object> filter : filters.entrySet()) {
            key = key.with("filter." + filter.getKey(), filter.getValue());
        }
        return cached.read(
                ReadKind.OFFERS,
                key,
                StoreTags.CHOICE,
                () -> readOpenStores.read(list, page, filters, Instant.now()),
                StoreTags::of);
    }

    private static KeysetList<StoreWithHours> withHours(boolean near, boolean atLocation) {
        if (near) {
            return atLocation ? StoreQueries.WITH_HOURS_NEAR_OF_LOCATION : StoreQueries.WITH_HOURS_NEAR;
        }
        return atLocation ? StoreQueries.WITH_HOURS_OF_LOCATION : StoreQueries.WITH_HOURS;
    }

    private static KeysetList<StoreCard> list(boolean near, boolean atLocation) {
        if (near) {
            return atLocation ? StoreQueries.NEAR_OF_LOCATION : StoreQueries.NEAR;
        }
        return atLocation ? StoreQueries.OF_LOCATION : StoreQueries.ACTIVE;
    }
}
