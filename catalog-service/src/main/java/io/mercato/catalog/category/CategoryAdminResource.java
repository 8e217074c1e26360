package io.mercato.catalog.category;

import static io.mercato.catalog.category.AdminCategory.VIEW;

import io.mercato.catalog.admin.AdminChanges;
import io.mercato.catalog.admin.AdminPatches;
import io.mercato.catalog.admin.AdminProblem;
import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.AdminResource;
import io.mercato.catalog.admin.TrueOrFalse;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The administration of categories. */
@Path("/api/v1/admin/categories")
@Tag(name = "Administration of categories")
@AdminProblem(
        of = {"create", "change", "restore"},
        status = 409,
        when = "Another category has this handle (handle_taken).")
@AdminProblem(
        of = "create",
        status = 422,
        when =
                "parentId or before is not a category that will do (category_unknown), or the tree would have too many levels (category_too_deep).")
@AdminProblem(
        of = "delete",
        status = 409,
        when = "Categories or products are in it; detail tells how many (category_not_empty).")
@AdminProblem(of = "restore", status = 409, when = "The category that it was in is deleted (category_parent_deleted).")
@RunOnVirtualThread
public class CategoryAdminResource extends AdminResource<AdminCategory, NewCategory, CategoryContent> {
    private final ChangeCategories categories;
    private final AdminChanges changes;
    private final AdminReads reads;

    CategoryAdminResource(ChangeCategories categories, AdminChanges changes, AdminPatches patches, AdminReads reads) {
        super(categories, changes, patches);
        this.categories = categories;
        this.changes = changes;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List categories, the latest first")
    @APIResponse(responseCode = "200", description = "A page of categories.")
    public Page<AdminCategory> list(@Valid @BeanParam PageQuery page, @RestQuery @TrueOrFalse String deleted) {
        return reads.page(VIEW, page, Boolean.parseBoolean(deleted));
    }

    @POST
    @Path("{id}/move")
    @Operation(summary = "Move a category with all below it, or to another place among its siblings")
    @APIResponse(responseCode = "200", description = "It is there now.")
    @APIResponse(responseCode = "400", description = "A field is malformed or unknown (invalid_body).")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "409", description = "It would come to be below itself (category_cycle).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(
            responseCode = "422",
            description = "parentId or before is not a category that will do (category_unknown), or the tree would have"
                    + " too many levels (category_too_deep).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<AdminCategory> move(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid CategoryPlace place) {
        return answer(changes.change(
                categories, id, ifMatch, "moved", (before, actor) -> categories.move(before, place, actor)));
    }
}
