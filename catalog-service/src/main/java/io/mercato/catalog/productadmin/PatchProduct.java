package io.mercato.catalog.productadmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mercato.catalog.admin.MergePatch;
import io.mercato.catalog.admin.RowVersion;
import io.mercato.platform.problem.ProblemException;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Changes some fields of a product, by a merge patch to the whole. Blocks. */
@ApplicationScoped
class PatchProduct {
    private static final Set<String> FIELDS = Set.of(
            "storeId",
            "categoryId",
            "handle",
            "language",
            "title",
            "description",
            "vendor",
            "productType",
            "tags",
            "currency",
            "optionNames",
            "searchPreview",
            "variants",
            "images");

    private final ReadAdminProduct read;
    private final WriteProduct write;
    private final MergePatch patches;
    private final ObjectMapper json;

    PatchProduct(ReadAdminProduct read, WriteProduct write, MergePatch patches, ObjectMapper json) {
        this.read = read;
        this.write = write;
        this.patches = patches;
        this.json = json;
    }

    /**
     * Applies a patch to the version that {@code ifMatch} names, as {@link WriteProduct#replace} would.
     *
     * @throws ProblemException also 400 {@code invalid_body} when it names what is no field or cannot be changed here
     * @throws IOException when the patch is not JSON, or makes something else of the product; a 400
     */
    AdminProduct patch(UUID id, String ifMatch, String patch) throws IOException {
        AdminProduct product = read.byId(id, false).orElseThrow(ProductRows::notFound);
        RowVersion.require(ifMatch, product.version(), "product");
        ObjectNode fields = ((ObjectNode) json.valueToTree(product)).retain(FIELDS);
        JsonNode patched = patches.apply(patch, fields, FIELDS);
        ProductRequest request = patches.read(patched, ProductRequest.class);
        return write.replace(id, RowVersion.tag(product.version()), request);
    }
}
