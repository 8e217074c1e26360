package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Address;
import io.mercato.homepage.graphql.catalog.Bulk;
import io.mercato.homepage.graphql.catalog.Catalog;
import io.mercato.homepage.graphql.type.Product;
import io.mercato.homepage.graphql.type.ReviewPage;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Source;

import java.util.List;
import java.util.Optional;

/** What customers say of products: read at once for all products of an answer. Never blocks. */
@GraphQLApi
public class ReviewFields {
    /** As many as a product's page shows at first; there may be a whole list of products above them. */
    private static final int USUAL_LIMIT = 5;

    /** The longest text takes 30 KB, and so many of them less than {@code mercato.graphql.upstream.max-answer-size}. */
    private static final int MOST_AT_ONCE = 100;

    private static final String PATH = "internal/v1/reviews/by-products";

    private final Catalog catalog;

    ReviewFields(Catalog catalog) {
        this.catalog = catalog;
    }

    @Name("reviews")
    @Description("What customers say of it. Null when it is not on sale any more.")
    public Uni<List<ReviewPage>> reviews(
            @Source List<Product> products,
            @Name("sort") @DefaultValue("NEWEST") ReviewSort sort,
            @Name("rating") @Description("Only those with so many stars, from 1 to 5.") Integer rating,
            @Name("verified") @DefaultValue("false") @Description("Only those of customers who have bought it here.")
                    Boolean verified,
            @Name("limit") @DefaultValue("5") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR + " It goes on with one product, by product(id).")
                    String cursor) {
        int ofEach = Arguments.limit(limit, USUAL_LIMIT, PageQuery.MAX_LIMIT);
        Address pages = Arguments.page(PATH, ofEach, cursor)
                .with("sort", Optional.ofNullable(sort).map(ReviewSort::parameter))
                .with("rating", Arguments.stars("rating", rating))
                .with("verified", Arguments.flag(verified));
        boolean goesOn = pages.query().containsKey("cursor");
        if (goesOn && products.stream().map(Product::id).distinct().count() > 1) {
            throw Arguments.invalid("cursor", "must be left out where the reviews of several products are asked for");
        }
        Bulk bulk = new Bulk(pages, goesOn ? 1 : Math.max(1, MOST_AT_ONCE / ofEach));
        return ByReference.each(products, Product::id, ids -> catalog.reviews(bulk, ids));
    }
}
