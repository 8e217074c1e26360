package io.mercato.catalog.productadmin;

import io.mercato.catalog.admin.MergePatch;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.admin.RowVersion;
import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The administration of products. */
@Path(ProductAdminResource.PATH)
@Tag(name = "Administration of products")
@RunOnVirtualThread
public class ProductAdminResource {
    static final String PATH = "/api/v1/admin/products";

    private static final String ID = "The product's id.";
    private static final String IF_MATCH = "The ETag of the product as it was when this was decided.";
    private static final String NOT_FOUND = "There is no such product (product_not_found).";
    private static final String CHANGED = "Somebody has changed it since (product_changed); nothing was written.";
    private static final String IF_MATCH_REQUIRED = "If-Match is missing (if_match_required).";

    private final KeysetPages pages;
    private final ReadAdminProduct readProduct;
    private final WriteProduct writeProduct;
    private final PatchProduct patchProduct;
    private final StepProduct stepProduct;

    ProductAdminResource(
            KeysetPages pages,
            ReadAdminProduct readProduct,
            WriteProduct writeProduct,
            PatchProduct patchProduct,
            StepProduct stepProduct) {
        this.pages = pages;
        this.readProduct = readProduct;
        this.writeProduct = writeProduct;
        this.patchProduct = patchProduct;
        this.stepProduct = stepProduct;
    }

    @GET
    @Operation(
            summary = "List products whatever their status",
            description = "The newest first; by title when one is asked for; those deleted last first.")
    @APIResponse(responseCode = "200", description = "A page of products.")
    public Page<ProductSummary> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery
                    @Pattern(regexp = "draft|active|archived", message = "must be draft, active or archived")
                    @Parameter(description = "Only products of this status.")
                    String status,
            @RestQuery @Parameter(description = "Only products of the store with this id.") UUID store,
            @RestQuery
                    @Size(max = 255)
                    @OneLine
                    @Parameter(description = "Only products whose title begins so, whatever the case.")
                    String title,
            @RestQuery
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    @Parameter(description = "Whether to list deleted products instead; no other filter goes with it.")
                    String deleted) {
        if ("true".equals(deleted)) {
            return pages.read(ProductAdminQueries.DELETED, page);
        }
        Map<String, Object> filters = new HashMap<>();
        if (store != null) {
            filters.put("store", store);
        }
        if (title == null || title.isEmpty()) {
            return pages.read(ProductAdminQueries.newest(Optional.ofNullable(status), store != null), page, filters);
        }
        filters.put("title", title);
        return pages.read(ProductAdminQueries.titled(Optional.ofNullable(status), store != null), page, filters);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a product whatever its status, with its stock")
    @APIResponse(
            responseCode = "200",
            description = "The product.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its version, for If-Match.",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<AdminProduct> byId(
            @Parameter(description = ID) UUID id,
            @RestQuery
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    @Parameter(description = "Whether a deleted product is meant.")
                    String deleted) {
        return answer(readProduct.byId(id, "true".equals(deleted)).orElseThrow(ProductRows::notFound));
    }

    @POST
    @Operation(
            summary = "Add a product, as a draft",
            description = "Safe to repeat: the second time its handle is taken.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ProductRequest.class),
                            examples = @ExampleObject(name = "dress", value = ProductExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "It is there; see Location and ETag.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds.")
    @APIResponse(responseCode = "409", description = "Another product of the store has this handle (handle_taken).")
    @APIResponse(
            responseCode = "422",
            description = "Its fields do not fit together, or name what is not there (invalid_product).",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "Problem"),
                            examples = @ExampleObject(name = "currency", value = ProductExamples.INVALID)))
    public RestResponse<AdminProduct> create(@NotNull @Valid ProductRequest request) {
        AdminProduct product = writeProduct.create(request);
        return RestResponse.ResponseBuilder.<AdminProduct>created(URI.create(PATH + "/" + product.id()))
                .entity(product)
                .header("ETag", RowVersion.tag(product.version()))
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Replace a product, with its variants, sizes and images",
            description =
                    "What is not named goes. An answer to GET can be edited and sent back. The stock of sizes that stay is not changed.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ProductRequest.class),
                            examples = @ExampleObject(name = "dress", value = ProductExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "It is so now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description =
                    "Another product of the store has this handle (handle_taken), orders have reserved some of what would go (stock_reserved), or a bundle is made of it (product_in_use).")
    @APIResponse(
            responseCode = "412",
            description = CHANGED,
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "Problem"),
                            examples = @ExampleObject(name = "changed", value = ProductExamples.CHANGED)))
    @APIResponse(
            responseCode = "422",
            description =
                    "Its fields do not fit together, or name what is not there (invalid_product); or it is on sale and would have nothing to buy (product_incomplete).")
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminProduct> replace(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid ProductRequest request) {
        return answer(writeProduct.replace(id, ifMatch, request));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            summary = "Change some fields of a product",
            description = "A merge patch (RFC 7396): lists are replaced as a whole, null takes a field away.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = ProductRequest.class),
                            examples = @ExampleObject(name = "title", value = ProductExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "It is so now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "400", description = "A field is unknown, malformed or out of bounds.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "As of PUT.")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "422", description = "As of PUT.")
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminProduct> patch(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull String patch)
            throws IOException {
        return answer(patchProduct.patch(id, ifMatch, patch));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Delete a product",
            description = "It can be restored. What orders have reserved of it stays theirs.")
    @APIResponse(responseCode = "204", description = "It is deleted, and its handle free.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public void delete(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        stepProduct.take(ProductStep.DELETE, id, ifMatch);
    }

    @POST
    @Path("{id}/publish")
    @Operation(summary = "Put a product on sale")
    @APIResponse(
            responseCode = "200",
            description = "It is on sale.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "422", description = "It has nothing to buy yet (product_incomplete).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminProduct> publish(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(stepProduct.take(ProductStep.PUBLISH, id, ifMatch));
    }

    @POST
    @Path("{id}/unpublish")
    @Operation(summary = "Take a product off sale, as a draft")
    @APIResponse(
            responseCode = "200",
            description = "It is a draft.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminProduct> unpublish(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(stepProduct.take(ProductStep.UNPUBLISH, id, ifMatch));
    }

    @POST
    @Path("{id}/archive")
    @Operation(summary = "Take a product off sale for good")
    @APIResponse(
            responseCode = "200",
            description = "It is archived.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminProduct> archive(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(stepProduct.take(ProductStep.ARCHIVE, id, ifMatch));
    }

    @POST
    @Path("{id}/feature")
    @Operation(summary = "Show a product among the featured ones")
    @APIResponse(
            responseCode = "200",
            description = "It is featured.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminProduct> feature(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(stepProduct.take(ProductStep.FEATURE, id, ifMatch));
    }

    @POST
    @Path("{id}/unfeature")
    @Operation(summary = "Show a product no longer among the featured ones")
    @APIResponse(
            responseCode = "200",
            description = "It is not featured.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminProduct> unfeature(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(stepProduct.take(ProductStep.UNFEATURE, id, ifMatch));
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted product back, as a draft")
    @APIResponse(
            responseCode = "200",
            description = "It is a draft.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminProduct.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description =
                    "Another product of the store has its handle by now (handle_taken), or the store has been deleted"
                            + " (store_deleted).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminProduct> restore(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(stepProduct.take(ProductStep.RESTORE, id, ifMatch));
    }

    private static RestResponse<AdminProduct> answer(AdminProduct product) {
        return RestResponse.ResponseBuilder.ok(product)
                .header("ETag", RowVersion.tag(product.version()))
                .build();
    }
}
