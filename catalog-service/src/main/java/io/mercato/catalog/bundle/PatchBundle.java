package io.mercato.catalog.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mercato.catalog.admin.LifecycleRows;
import io.mercato.catalog.admin.MergePatch;
import io.mercato.catalog.admin.RowVersion;
import io.mercato.platform.problem.ProblemException;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Changes some fields of a bundle, by a merge patch to the whole. Blocks. */
@ApplicationScoped
class PatchBundle {
    private static final Set<String> FIELDS =
            Set.of("storeId", "handle", "title", "description", "vendor", "tags", "price", "items", "images");

    private final ReadAdminBundle read;
    private final ChangeBundle change;
    private final MergePatch patches;
    private final ObjectMapper json;

    PatchBundle(ReadAdminBundle read, ChangeBundle change, MergePatch patches, ObjectMapper json) {
        this.read = read;
        this.change = change;
        this.patches = patches;
        this.json = json;
    }

    /**
     * Applies a patch to the version that {@code ifMatch} names, as {@link ChangeBundle#replace} would.
     *
     * @throws ProblemException also 400 {@code invalid_body} when it names what is no field or cannot be changed here
     * @throws IOException when the patch is not JSON, or makes something else of the bundle; a 400
     */
    AdminBundle patch(UUID id, String ifMatch, String patch) throws IOException {
        AdminBundle bundle = read.byId(id, false).orElseThrow(() -> LifecycleRows.notFound("bundle"));
        RowVersion.require(ifMatch, bundle.version(), "bundle");
        ObjectNode fields = ((ObjectNode) json.valueToTree(bundle)).retain(FIELDS);
        BundleRequest request = patches.read(patches.apply(patch, fields, FIELDS), BundleRequest.class);
        return change.replace(id, RowVersion.tag(bundle.version()), request);
    }
}
