package io.mercato.catalog.location;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.list.ReadById;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Locations, for everyone to read. */
@Path("/api/v1/locations")
@Tag(name = "Locations")
public class LocationResource {
    private final CachedReads cached;
    private final ReadById readById;
    private final PlaceSettings settings;

    LocationResource(CachedReads cached, ReadById readById, PlaceSettings settings) {
        this.cached = cached;
        this.readById = readById;
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "List locations by handle, or the nearest first",
            description = "With near, each tells its distance.")
    @APIResponse(responseCode = "200", description = "A page of locations.")
    @APIResponse(
            responseCode = "400",
            description =
                    "A filter is malformed (invalid_parameter), or the cursor is damaged or of another list (invalid_cursor).")
    public Uni<RestResponse<Page<LocationItem>>> list(
            @Valid @BeanParam PageQuery page,
            @Valid @BeanParam NearQuery nearQuery,
            @RestQuery
                    @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code, such as NG")
                    @Parameter(description = "Only locations of this country.", example = "NG")
                    String country) {
        Map<String, Object> filters = new HashMap<>();
        Optional<Near> near = nearQuery.near(settings);
        near.ifPresent(place -> filters.putAll(place.filters()));
        if (country != null) {
            filters.put("country", country);
        }
        return cached.page(
                ReadKind.LOCATIONS,
                list(near.isPresent(), country != null),
                page,
                filters,
                LocationTags.CHOICE,
                LocationTags::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one location")
    @APIResponse(responseCode = "200", description = "The location.")
    @APIResponse(responseCode = "404", description = "No location has this id (location_not_found).")
    public Uni<RestResponse<LocationItem>> byId(@Parameter(description = "The location's id.") UUID id) {
        return cached.one(
                ReadKind.LOCATIONS,
                Kind.LOCATION,
                id,
                () -> readById.read(LocationQueries.BY_ID_SQL, id, "location", LocationItem::of),
                LocationTags::of);
    }

    private static KeysetList<LocationItem> list(boolean near, boolean ofCountry) {
        if (near) {
            return ofCountry ? LocationQueries.NEAR_OF_COUNTRY : LocationQueries.NEAR;
        }
        return ofCountry ? LocationQueries.OF_COUNTRY : LocationQueries.ALL;
    }
}
