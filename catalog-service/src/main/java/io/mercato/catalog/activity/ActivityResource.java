package io.mercato.catalog.activity;

import io.mercato.catalog.list.KeysetPages;
import io.mercato.catalog.list.ReadById;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Activities, for everyone to read. */
@Path("/api/v1/activities")
@Tag(name = "Activities")
@RunOnVirtualThread
public class ActivityResource {
    private final KeysetPages pages;
    private final ReadById readById;

    ActivityResource(KeysetPages pages, ReadById readById) {
        this.pages = pages;
        this.readById = readById;
    }

    @GET
    @Operation(
            summary = "List activities, the newest first",
            description = "Filters combine: all must be true of each.")
    @APIResponse(responseCode = "200", description = "A page of activities.")
    @APIResponse(responseCode = "400", description = "A filter or the cursor is malformed.")
    public Page<ActivityCard> list(@Valid @BeanParam PageQuery page, @Valid @BeanParam ActivityFilter filter) {
        Map<String, Object> values = filter.values();
        return pages.read(ActivityQueries.list(values.keySet()), page, values);
    }

    @GET
    @Path("featured")
    @Operation(summary = "List featured activities, the newest first")
    @APIResponse(responseCode = "200", description = "A page of activities.")
    public Page<ActivityCard> featured(@Valid @BeanParam PageQuery page) {
        return pages.read(ActivityQueries.FEATURED, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one activity")
    @APIResponse(responseCode = "200", description = "The activity.")
    @APIResponse(responseCode = "404", description = "No public activity has this id (activity_not_found).")
    public ActivityCard byId(@Parameter(description = "The activity's id.") UUID id) {
        return readById.read(ActivityQueries.BY_ID_SQL, id, "activity", ActivityCard::of);
    }
}
