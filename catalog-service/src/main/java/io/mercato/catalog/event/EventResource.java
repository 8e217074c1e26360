package io.mercato.catalog.event;

import io.mercato.catalog.list.KeysetPages;
import io.mercato.catalog.list.ReadById;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Events, for everyone to read. */
@Path("/api/v1/events")
@Tag(name = "Events")
@RunOnVirtualThread
public class EventResource {
    private final KeysetPages pages;
    private final ReadById readById;

    EventResource(KeysetPages pages, ReadById readById) {
        this.pages = pages;
        this.readById = readById;
    }

    @GET
    @Operation(summary = "List upcoming events, the soonest first")
    @APIResponse(responseCode = "200", description = "A page of events.")
    public Page<EventCard> list(@Valid @BeanParam PageQuery page) {
        return pages.read(EventQueries.UPCOMING, page);
    }

    @GET
    @Path("featured")
    @Operation(summary = "List featured upcoming events, the soonest first")
    @APIResponse(responseCode = "200", description = "A page of events.")
    public Page<EventCard> featured(@Valid @BeanParam PageQuery page) {
        return pages.read(EventQueries.FEATURED, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one event")
    @APIResponse(responseCode = "200", description = "The event.")
    @APIResponse(responseCode = "404", description = "No public event has this id (event_not_found).")
    public EventCard byId(@Parameter(description = "The event's id.") UUID id) {
        return readById.read(EventQueries.BY_ID_SQL, id, "event", EventCard::of);
    }
}
