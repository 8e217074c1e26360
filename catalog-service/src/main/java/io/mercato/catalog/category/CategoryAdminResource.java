package io.mercato.catalog.category;

import static io.mercato.catalog.category.AdminCategory.VIEW;

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

/** The administration of the tree of categories. */
@Path("/api/v1/admin/categories")
@Tag(name = "Administration of categories")
@RunOnVirtualThread
public class CategoryAdminResource {
    private static final String ID = "The category's id.";
    private static final String IF_MATCH = "The ETag of the category as it was read.";
    private static final String NOT_FOUND = "No category has this id (category_not_found).";
    private static final String CHANGED = "It has been changed since it was read (category_changed).";
    private static final String NO_IF_MATCH = "If-Match is missing (if_match_required).";

    private final AdminReads reads;
    private final ChangeCategories categories;

    CategoryAdminResource(AdminReads reads, ChangeCategories categories) {
        this.reads = reads;
        this.categories = categories;
    }

    @GET
    @Operation(summary = "List all categories, the latest first")
    @APIResponse(responseCode = "200", description = "A page of categories.")
    public Page<AdminCategory> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only those that are deleted.") boolean deleted) {
        return reads.page(VIEW, deleted, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one category, with its ETag")
    @APIResponse(responseCode = "200", description = "The category.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<AdminCategory> byId(@Parameter(description = ID) UUID id) {
        return reads.row(VIEW, id);
    }

    @POST
    @Operation(summary = "Make a category")
    @APIResponse(
            responseCode = "201",
            description = "It is made, as the last of its siblings unless before is told.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminCategory.class)))
    @APIResponse(responseCode = "409", description = "Another category has this handle (handle_taken).")
    @APIResponse(
            responseCode = "422",
            description = "parentId or before is not a category that will do (category_unknown), or the tree would have"
                    + " too many levels (category_too_deep).")
    public RestResponse<AdminCategory> create(@NotNull @Valid NewCategory category) {
        return reads.created(VIEW, categories.create(category.content(), category.place()));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a category", description = "Where it is in the tree stays as it is.")
    @APIResponse(responseCode = "200", description = "It is changed.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "Another category has this handle (handle_taken).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminCategory> change(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid CategoryContent category) {
        categories.change(id, ifMatch, category);
        return reads.row(VIEW, id);
    }

    @POST
    @Path("{id}/move")
    @Operation(summary = "Move a category with all below it, or to another place among its siblings")
    @APIResponse(responseCode = "200", description = "It is moved.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "It would come to be below itself (category_cycle).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(
            responseCode = "422",
            description = "parentId or before is not a category that will do (category_unknown), or the tree would have"
                    + " too many levels (category_too_deep).")
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminCategory> move(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid CategoryPlace place) {
        categories.move(id, ifMatch, place);
        return reads.row(VIEW, id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a category", description = "It is hidden, and can be restored.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "Categories or products are in it; detail tells how many (category_not_empty).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public void delete(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        categories.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted category back to where it was")
    @APIResponse(responseCode = "200", description = "It is back.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description =
                    "It is not deleted (category_not_deleted), the category it was in is (category_parent_deleted),"
                            + " or another one has its handle now (handle_taken).")
    public RestResponse<AdminCategory> restore(@Parameter(description = ID) UUID id) {
        categories.restore(id);
        return reads.row(VIEW, id);
    }
}
