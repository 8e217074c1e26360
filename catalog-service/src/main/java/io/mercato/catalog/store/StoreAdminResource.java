package io.mercato.catalog.store;

import static io.mercato.catalog.store.AdminStore.VIEW;

import io.mercato.catalog.admin.AdminAction;
import io.mercato.catalog.admin.AdminReads;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The administration of stores. */
@Path("/api/v1/admin/stores")
@Tag(name = "Administration of stores")
@RunOnVirtualThread
public class StoreAdminResource {
    private static final String ID = "The store's id.";
    private static final String IF_MATCH = "The ETag of the store as it was read.";
    private static final String NOT_FOUND = "No store has this id (store_not_found).";
    private static final String CHANGED = "It has been changed since it was read (store_changed).";
    private static final String NO_IF_MATCH = "If-Match is missing (if_match_required).";
    private static final String BREAKS_A_RULE =
            "Opening hours overlap, or have no location whose clock they go by (store_invalid); or there is no such location (location_unknown).";

    private final AdminReads reads;
    private final ChangeStores stores;

    StoreAdminResource(AdminReads reads, ChangeStores stores) {
        this.reads = reads;
        this.stores = stores;
    }

    @GET
    @Operation(summary = "List all stores, whatever their status, the latest first")
    @APIResponse(responseCode = "200", description = "A page of stores.")
    public Page<AdminStore> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only those that are deleted.") boolean deleted) {
        return reads.page(VIEW, deleted, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one store, with its ETag")
    @APIResponse(responseCode = "200", description = "The store.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<AdminStore> byId(@Parameter(description = ID) UUID id) {
        return reads.row(VIEW, id);
    }

    @POST
    @Operation(summary = "Make a store, as a draft")
    @APIResponse(
            responseCode = "201",
            description = "It is made.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminStore.class)))
    @APIResponse(responseCode = "400", description = "A field is missing or malformed.")
    @APIResponse(responseCode = "409", description = "Another store has this handle (handle_taken).")
    @APIResponse(responseCode = "422", description = BREAKS_A_RULE)
    public RestResponse<AdminStore> create(@NotNull @Valid StoreContent store) {
        return reads.created(VIEW, stores.create(store));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a store", description = "What is not told is taken away.")
    @APIResponse(responseCode = "200", description = "It is changed.")
    @APIResponse(responseCode = "400", description = "A field is missing or malformed.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "Another store has this handle (handle_taken).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "422", description = BREAKS_A_RULE)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminStore> change(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid StoreContent store) {
        stores.change(id, ifMatch, store);
        return reads.row(VIEW, id);
    }

    @POST
    @Path("{id}/{action:" + AdminAction.IN_PATH + "}")
    @Operation(
            summary = "Publish or archive a store, feature it, or stop featuring it",
            description =
                    "What is on sale in a store is archived with it, and back on sale when it is published again.")
    @APIResponse(responseCode = "200", description = "It is done, or was so before.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminStore> act(
            @Parameter(description = ID) UUID id,
            @Parameter(description = "What to do.") AdminAction action,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        stores.act(id, ifMatch, action);
        return reads.row(VIEW, id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a store", description = "It is hidden, and can be restored.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "Products are in it; detail tells how many (store_not_empty).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public void delete(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        stores.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted store back, as a draft")
    @APIResponse(responseCode = "200", description = "It is back.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "It is not deleted (store_not_deleted), or another one has its handle now (handle_taken).")
    public RestResponse<AdminStore> restore(@Parameter(description = ID) UUID id) {
        stores.restore(id);
        return reads.row(VIEW, id);
    }
}
