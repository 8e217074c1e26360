package io.mercato.catalog.recommendation;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.interaction.Actor;
import io.mercato.catalog.product.ProductTags;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.identity.Caller;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

/** Products for somebody in particular. */
@Path("/api/v1/products/recommended")
@Tag(name = "Recommendations")
@RunOnVirtualThread
public class RecommendationResource {
    private static final String DEVICE = "X-Anonymous-Id";

    private final CachedReads cached;
    private final Recommend recommend;
    private final Caller caller;

    RecommendationResource(CachedReads cached, Recommend recommend, Caller caller) {
        this.cached = cached;
        this.recommend = recommend;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "List products for a customer or a device, the best first, each with its reason",
            description =
                    "What goes with what they did and bought, then what is popular in the categories of that, then"
                            + " what is featured. Without userId and X-Anonymous-Id only what is featured.")
    @APIResponse(responseCode = "200", description = "A page of products.")
    @APIResponse(
            responseCode = "400",
            description =
                    "A parameter is malformed or out of bounds (invalid_parameter), or the cursor is of another list (invalid_cursor).")
    @APIResponse(responseCode = "401", description = "userId is given, and nobody is signed in (unauthenticated).")
    @APIResponse(responseCode = "403", description = "userId is another customer's (forbidden).")
    public RestResponse<Page<RecommendedProduct>> recommended(
            @RestQuery
                    @Parameter(description = "The customer's id: one's own, unless an administrator or a service asks.")
                    UUID userId,
            @RestHeader(DEVICE)
                    @Parameter(description = "The anonymousId under which the device tells of interactions.")
                    UUID device,
            @Valid @BeanParam PageQuery page) {
        Optional<UUID> customer = Optional.ofNullable(userId);
        customer.ifPresent(this::requireOwn);
        Optional<Actor> actor = Actor.of(customer, Optional.ofNullable(device));
        if (actor.isEmpty()) {
            return forEverybody(page).await().indefinitely(); // ends with the load-timeout of its cache at the latest
        }
        // Somebody's answer is nobody else's, whatever lies in between.
        return ResponseBuilder.ok(recommend.forActor(actor, page))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Uni<RestResponse<Page<RecommendedProduct>>> forEverybody(PageQuery page) {
        return cached.read(
                        ReadKind.LIST,
                        AnswerKey.of("products.recommended").with(page),
                        ProductTags.CHOICE,
                        () -> recommend.forActor(Optional.empty(), page),
                        found -> Shows.each(found.items(), item -> ProductTags.of(item.product())))
                .invoke(answer -> answer.getHeaders().add(HttpHeaders.VARY, DEVICE));
    }

    private void requireOwn(UUID customer) {
        if (caller.isAdmin() || caller.isService()) {
            return;
        }
        if (caller.name().equals(Caller.ANONYMOUS)) {
            throw new UnauthorizedException();
        }
        if (caller.customer().filter(customer::equals).isEmpty()) {
            throw new ForbiddenException();
        }
    }
}
