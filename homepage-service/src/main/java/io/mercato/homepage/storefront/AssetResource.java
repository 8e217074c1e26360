package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.Assets.Asset;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Duration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The files that pages load. */
@Path("/")
public class AssetResource {
    private static final String FOR_EVER =
            "public, max-age=" + Duration.ofDays(365).toSeconds() + ", immutable";
    private static final String FOR_A_MINUTE = "public, max-age=60";

    private final Assets assets;
    private final Answers answers;

    AssetResource(Assets assets, Answers answers) {
        this.assets = assets;
        this.answers = answers;
    }

    /**
     * The present version, whichever was asked for: a page from a cache may name the one before, or the next one while a
     * rollout is under way. Only at its own address may it be kept for ever.
     */
    @GET
    @Path("assets/storefront-{hash:[0-9a-f]{1,64}}.{suffix:css|js|svg}")
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<byte[]> asset(@RestPath String hash, @RestPath String suffix) {
        Asset asset = assets.find(suffix)
                .orElseThrow(() -> ProblemException.notFound("asset_not_found", "There is no such file."));
        return answers.file(
                asset.document(),
                asset.mediaType(),
                hash.equals(asset.document().hash()) ? FOR_EVER : FOR_A_MINUTE);
    }
}
