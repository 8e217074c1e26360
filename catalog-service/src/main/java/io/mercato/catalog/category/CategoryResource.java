package io.mercato.catalog.category;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.KeysetList;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The tree of categories, for everyone to read. */
@Path("/api/v1/categories")
@Tag(name = "Categories")
public class CategoryResource {
    private final CachedReads cached;
    private final ReadCategories readCategories;

    CategoryResource(CachedReads cached, ReadCategories readCategories) {
        this.cached = cached;
        this.readCategories = readCategories;
    }

    @GET
    @Operation(
            summary = "List categories by handle, or the children of one in their order",
            description = "Each names its parent, which makes the tree.")
    @APIResponse(responseCode = "200", description = "A page of categories.")
    public Uni<RestResponse<Page<CategoryItem>>> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only the children of the category with this id.") UUID parent) {
        return parent == null
                ? page(CategoryQueries.ALL, page, Map.of())
                : page(CategoryQueries.CHILDREN, page, Map.of("parent", parent));
    }

    @GET
    @Path("tree")
    @Operation(summary = "Read the tree of categories, whole or one branch of it")
    @APIResponse(responseCode = "200", description = "The tree, siblings in the order that administrators gave them.")
    @APIResponse(responseCode = "404", description = "No public category has the id of root (category_not_found).")
    @APIResponse(responseCode = "422", description = "It is too large for one answer (tree_too_large).")
    public Uni<RestResponse<CategoryTree>> tree(
            @RestQuery @Parameter(description = "Only the category with this id and all below it.") UUID root) {
        return cached.read(
                ReadKind.CATEGORIES,
                AnswerKey.of("categories.tree").with("root", root),
                CategoryTags.CHOICE,
                () -> readCategories.tree(Optional.ofNullable(root)),
                tree -> CategoryTags.CHOICE);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one category, and which it is in")
    @APIResponse(responseCode = "200", description = "The category, with its ancestors from the top down.")
    @APIResponse(responseCode = "404", description = "No public category has this id (category_not_found).")
    public Uni<RestResponse<CategoryDetail>> byId(@Parameter(description = "The category's id.") UUID id) {
        return cached.one(ReadKind.CATEGORIES, Kind.CATEGORY, id, () -> readCategories.byId(id), CategoryTags::of);
    }

    private Uni<RestResponse<Page<CategoryItem>>> page(
            KeysetList<CategoryItem> list, PageQuery page, Map<String, Object> filters) {
        return cached.page(ReadKind.CATEGORIES, list, page, filters, CategoryTags.CHOICE, CategoryTags::of);
    }
}
