package io.mercato.catalog.store;

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

/** Stores, for everyone to read. */
@Path("/api/v1/stores")
@Tag(name = "Stores")
@RunOnVirtualThread
public class StoreResource {
    private final KeysetPages pages;
    private final ReadById readById;

    StoreResource(KeysetPages pages, ReadById readById) {
        this.pages = pages;
        this.readById = readById;
    }

    @GET
    @Operation(summary = "List stores, the best rated first")
    @APIResponse(responseCode = "200", description = "A page of stores.")
    public Page<StoreCard> list(@Valid @BeanParam PageQuery page) {
        return pages.read(StoreQueries.ACTIVE, page);
    }

    @GET
    @Path("featured")
    @Operation(summary = "List featured stores, the best rated first")
    @APIResponse(responseCode = "200", description = "A page of stores.")
    public Page<StoreCard> featured(@Valid @BeanParam PageQuery page) {
        return pages.read(StoreQueries.FEATURED, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one store")
    @APIResponse(responseCode = "200", description = "The store.")
    @APIResponse(responseCode = "404", description = "No public store has this id (store_not_found).")
    public StoreCard byId(@Parameter(description = "The store's id.") UUID id) {
        return readById.read(StoreQueries.BY_ID_SQL, id, "store", StoreCard::of);
    }
}
