package io.mercato.catalog.bundle;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.KeysetList;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

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
public class BundleResource {
    private final CachedReads cached;
    private final ReadBundle readBundle;

    BundleResource(CachedReads cached, ReadBundle readBundle) {
        this.cached = cached;
        this.readBundle = readBundle;
    }

    @GET
    @Operation(
            summary = "List bundles, the newest first",
            description = "A bundle of which an item has left the catalogue is not on sale.")
    @APIResponse(responseCode = "200", description = "A page of bundles.")
    public Uni<RestResponse<Page<BundleCard>>> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only bundles of the store with this id.") UUID store,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    @Parameter(description = "Only featured bundles; false, the default, does not filter.")
                    String featured) {
        boolean onlyFeatured = Boolean.parseBoolean(featured);
        if (store == null) {
            return page(onlyFeatured ? BundleQueries.FEATURED : BundleQueries.NEWEST, page, Map.of());
        }
        KeysetList<BundleCard> list = onlyFeatured ? BundleQueries.FEATURED_OF_STORE : BundleQueries.OF_STORE;
        return page(list, page, Map.of("store", store));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one bundle with its items")
    @APIResponse(responseCode = "200", description = "The bundle.")
    @APIResponse(responseCode = "404", description = "No bundle on sale has this id (bundle_not_found).")
    public Uni<RestResponse<BundleDetail>> byId(@Parameter(description = "The bundle's id.") UUID id) {
        return cached.one(ReadKind.PRODUCT, Kind.BUNDLE, id, () -> read(id), BundleTags::of);
    }

    private Uni<RestResponse<Page<BundleCard>>> page(
            KeysetList<BundleCard> list, PageQuery page, Map<String, Object> filters) {
        return cached.page(ReadKind.LIST, list, page, filters, BundleTags.CHOICE, BundleTags::of);
    }

    private BundleDetail read(UUID id) {
        return readBundle
                .byId(id)
                .orElseThrow(() -> ProblemException.notFound("bundle_not_found", "No bundle on sale has this id."));
    }
}
