package io.mercato.catalog.recommendation;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.product.ProductTags;
import io.mercato.catalog.product.ReadCards;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What goes with a product, for everyone to read. */
@Path("/api/v1/products/{id}/related")
@Tag(name = "Recommendations")
public class RelatedResource {
    private final CachedReads cached;
    private final Recommend recommend;
    private final ReadCards cards;

    RelatedResource(CachedReads cached, Recommend recommend, ReadCards cards) {
        this.cached = cached;
        this.recommend = recommend;
        this.cards = cards;
    }

    @GET
    @Operation(
            summary = "List what goes with a product, the best first, each with its reason",
            description = "What people look at and buy together with it, then what is popular in its category.")
    @APIResponse(responseCode = "200", description = "A page of products.")
    @APIResponse(responseCode = "404", description = "No product on sale has this id (product_not_found).")
    public Uni<RestResponse<Page<RecommendedProduct>>> related(
            @Parameter(description = "The product's id.") UUID id, @Valid @BeanParam PageQuery page) {
        return cached.read(
                ReadKind.LIST,
                AnswerKey.of("related").with("product", id).with(page),
                Shows.of(Kind.PRODUCT.tag(id)),
                () -> read(id, page),
                found -> Shows.each(found.items(), item -> ProductTags.of(item.product())));
    }

    private Page<RecommendedProduct> read(UUID id, PageQuery page) {
        if (cards.byIds(List.of(id)).isEmpty()) {
            throw ProblemException.notFound("product_not_found", "No product on sale has this id.");
        }
        return recommend.related(id, page);
    }
}
