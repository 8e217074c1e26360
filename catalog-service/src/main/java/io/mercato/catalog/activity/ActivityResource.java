package io.mercato.catalog.activity;

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
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Activities, for everyone to read. */
@Path("/api/v1/activities")
@Tag(name = "Activities")
public class ActivityResource {
    private final CachedReads cached;
    private final ReadById readById;

    ActivityResource(CachedReads cached, ReadById readById) {
        this.cached = cached;
        this.readById = readById;
    }

    @GET
    @Operation(
            summary = "List activities, the newest first",
            description = "Filters combine: all must be true of each.")
    @APIResponse(responseCode = "200", description = "A page of activities.")
    @APIResponse(
            responseCode = "400",
            description =
                    "A filter is malformed (invalid_parameter), or the cursor is damaged or of another list (invalid_cursor).")
    public Uni<RestResponse<Page<ActivityCard>>> list(
            @Valid @BeanParam PageQuery page, @Valid @BeanParam ActivityFilter filter) {
        Map<String, Object> values = filter.values();
        return page(ActivityQueries.list(values.keySet()), page, values);
    }

    @GET
    @Path("featured")
    @Operation(summary = "List featured activities, the newest first")
    @APIResponse(responseCode = "200", description = "A page of activities.")
    public Uni<RestResponse<Page<ActivityCard>>> featured(@Valid @BeanParam PageQuery page) {
        return page(ActivityQueries.FEATURED, page, Map.of());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one activity")
    @APIResponse(responseCode = "200", description = "The activity.")
    @APIResponse(responseCode = "404", description = "No public activity has this id (activity_not_found).")
    public Uni<RestResponse<ActivityCard>> byId(@Parameter(description = "The activity's id.") UUID id) {
        return cached.one(
                ReadKind.DETAIL,
                Kind.ACTIVITY,
                id,
                () -> readById.read(ActivityQueries.BY_ID_SQL, id, "activity", ActivityCard::of),
                ActivityTags::of);
    }

    private Uni<RestResponse<Page<ActivityCard>>> page(
            KeysetList<ActivityCard> list, PageQuery page, Map<String, Object> filters) {
        return cached.page(ReadKind.LIST, list, page, filters, ActivityTags.CHOICE, ActivityTags::of);
    }
}
