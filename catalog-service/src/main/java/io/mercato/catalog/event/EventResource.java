package io.mercato.catalog.event;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.list.ReadById;
import io.mercato.catalog.successor.Replaced;
import io.mercato.platform.answer.Shows;
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

/** Events, for everyone to read. */
@Path("/api/v1/events")
@Tag(name = "Events")
public class EventResource {
    private static final Shows CHOICE = Shows.of(Kind.EVENT.listTag());

    private final CachedReads cached;
    private final ReadById readById;

    EventResource(CachedReads cached, ReadById readById) {
        this.cached = cached;
        this.readById = readById;
    }

    @GET
    @Operation(summary = "List upcoming events, the soonest first")
    @APIResponse(responseCode = "200", description = "A page of events.")
    public Uni<RestResponse<Page<EventCard>>> list(@Valid @BeanParam PageQuery page) {
        return page(EventQueries.UPCOMING, page);
    }

    @GET
    @Path("featured")
    @Replaced
    @Operation(summary = "List featured upcoming events, the soonest first", description = Replaced.NOTE)
    @APIResponse(responseCode = "200", description = "A page of events.")
    public Uni<RestResponse<Page<EventCard>>> featured(@Valid @BeanParam PageQuery page) {
        return page(EventQueries.FEATURED, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one event")
    @APIResponse(responseCode = "200", description = "The event.")
    @APIResponse(responseCode = "404", description = "No public event has this id (event_not_found).")
    public Uni<RestResponse<EventCard>> byId(@Parameter(description = "The event's id.") UUID id) {
        return cached.one(
                ReadKind.DETAIL,
                Kind.EVENT,
                id,
                () -> readById.read(EventQueries.BY_ID_SQL, id, "event", EventCard::of),
                EventTags::of);
    }

    private Uni<RestResponse<Page<EventCard>>> page(KeysetList<EventCard> list, PageQuery page) {
        return cached.page(ReadKind.LIST, list, page, Map.of(), CHOICE, EventTags::ofUpcoming);
    }
}
