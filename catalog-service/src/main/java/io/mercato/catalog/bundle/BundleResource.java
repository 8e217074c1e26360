package io.mercato.catalog.bundle;

import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Bundles, for everyone to read. */
@Path("/api/v1/bundles")
@Tag(name = "Bundles")
@RunOnVirtualThread
public class BundleResource {
    private final KeysetPages pages;
    private final ReadBundle readBundle;

    BundleResource(KeysetPages pages, ReadBundle readBundle) {
        this.pages = pages;
        this.readBundle = readBundle;
    }

    @GET
    @Operation(
            summary = "List bundles, the newest first",
            description = "A bundle of which an item has left the catalogue is not on sale.")
    @APIResponse(responseCode = "200", description = "A page of bundles.")
    public Page<BundleCard> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only bundles of the store with this id.") UUID store,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    @Parameter(description = "Only featured bundles; false, the default, does not filter.")
                    String featured) {
        boolean onlyFeatured = Boolean.parseBoolean(featured);
        if (store == null) {
            return pages.read(onlyFeatured ? BundleQueries.FEATURED : BundleQueries.NEWEST, page);
        }
        KeysetList<BundleCard> list = onlyFeatured ? BundleQueries.FEATURED_OF_STORE : BundleQueries.OF_STORE;
        return pages.read(list, page, Map.of("store", store));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one bundle with its items")
    @APIResponse(responseCode = "200", description = "The bundle.")
    @APIResponse(responseCode = "404", description = "No bundle on sale has this id (bundle_not_found).")
    public BundleDetail byId(@Parameter(description = "The bundle's id.") UUID id) {
        return readBundle
                .byId(id)
                .orElseThrow(() -> ProblemException.notFound("bundle_not_found", "No bundle on sale has this id."));
    }
}
