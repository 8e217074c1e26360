package io.mercato.catalog.category;

import io.mercato.catalog.list.KeysetPages;
import io.mercato.catalog.list.ReadById;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The tree of categories, for everyone to read. */
@Path("/api/v1/categories")
@Tag(name = "Categories")
@RunOnVirtualThread
public class CategoryResource {
    private final KeysetPages pages;
    private final ReadById readById;

    CategoryResource(KeysetPages pages, ReadById readById) {
        this.pages = pages;
        this.readById = readById;
    }

    @GET
    @Operation(summary = "List categories by handle", description = "Each names its parent, which makes the tree.")
    @APIResponse(responseCode = "200", description = "A page of categories.")
    public Page<CategoryItem> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only the children of the category with this id.") UUID parent) {
        return parent == null
                ? pages.read(CategoryQueries.ALL, page)
                : pages.read(CategoryQueries.CHILDREN, page, Map.of("parent", parent));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one category")
    @APIResponse(responseCode = "200", description = "The category.")
    @APIResponse(responseCode = "404", description = "No public category has this id (category_not_found).")
    public CategoryItem byId(@Parameter(description = "The category's id.") UUID id) {
        return readById.read(CategoryQueries.BY_ID_SQL, id, "category", CategoryItem::of);
    }
}
