package io.mercato.catalog.offer;

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

/** Changes some fields of an offer, by a merge patch to the whole. Blocks. */
@ApplicationScoped
class PatchOffer {
    private static final Set<String> FIELDS = Set.of(
            "title",
            "description",
            "discount",
            "productId",
            "categoryId",
            "storeId",
            "flashSale",
            "startsAt",
            "endsAt",
            "limits");

    private final OfferRows rows;
    private final ChangeOffer change;
    private final MergePatch patches;
    private final ObjectMapper json;

    PatchOffer(OfferRows rows, ChangeOffer change, MergePatch patches, ObjectMapper json) {
        this.rows = rows;
        this.change = change;
        this.patches = patches;
        this.json = json;
    }

    /**
     * Applies a patch to the version that {@code ifMatch} names, as {@link ChangeOffer#replace} would.
     *
     * @throws ProblemException also 400 {@code invalid_body} when it names what is no field or cannot be changed here
     * @throws IOException when the patch is not JSON, or makes something else of the offer; a 400
     */
    AdminOffer patch(UUID id, String ifMatch, String patch) throws IOException {
        AdminOffer offer = rows.byId(id, false).orElseThrow(() -> LifecycleRows.notFound("offer"));
        RowVersion.require(ifMatch, offer.version(), "offer");
        ObjectNode fields = ((ObjectNode) json.valueToTree(offer)).retain(FIELDS);
        OfferRequest request = patches.read(patches.apply(patch, fields, FIELDS), OfferRequest.class);
        return change.replace(id, RowVersion.tag(offer.version()), request);
    }
}
