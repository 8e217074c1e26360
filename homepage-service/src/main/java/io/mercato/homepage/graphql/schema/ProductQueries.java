package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Address;
import io.mercato.homepage.graphql.catalog.Catalog;
import io.mercato.homepage.graphql.type.Bundle;
import io.mercato.homepage.graphql.type.ProductOrBundle;
import io.mercato.homepage.graphql.type.ProductPage;
import io.mercato.homepage.graphql.type.SearchResult;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

import java.util.List;
import java.util.Optional;

/** What can be bought: by id, in lists, by searching. Never blocks. */
@GraphQLApi
public class ProductQueries {
    private final Catalog catalog;

    ProductQueries(Catalog catalog) {
        this.catalog = catalog;
    }

    @Query
    @Description("What can be bought under an id: a product or a bundle. Null when there is no such thing.")
    public Uni<ProductOrBundle> product(@NonNull @Id @Name("id") String id) {
        return catalog.product(Arguments.id("id", id)).map(found -> found.orElse(null));
    }

    @Query
    @Description("A bundle of products. Null when there is none with this id.")
    public Uni<Bundle> bundle(@NonNull @Id @Name("id") String id) {
        return catalog.bundle(Arguments.id("id", id)).map(found -> found.orElse(null));
    }

    @Query
    @Description("A list of products. Those of a category or a store are among all.")
    public Uni<ProductPage> products(
            @Name("choice") @DefaultValue("ALL") ProductChoice choice,
            @Id @Name("category") @Description("Only of the category with this id, or of one below it.")
                    String category,
            @Id @Name("store") @Description("Only of the store with this id.") String store,
            @Name("limit") @DefaultValue("20") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR) String cursor) {
        ProductChoice chosen = choice == null ? ProductChoice.ALL : choice;
        if (chosen != ProductChoice.ALL && (category != null || store != null)) {
            throw Arguments.invalid("choice", "must be ALL where products are of a category or a store");
        }
        Address list = Arguments.page(chosen.path(), limit, cursor)
                .with("category", Arguments.optionalId("category", category))
                .with("store", Arguments.optionalId("store", store));
        return catalog.products(list).map(found -> found.orElse(null));
    }

    @Query
    @Description("Products by words, filters or both.")
    public Uni<SearchResult> search(
            @Name("query")
                    @Description("Quotes keep words together, a minus leaves out what has a word, OR finds either. None"
                            + " lists all that the filter lets through.")
                    String query,
            @Name("filter") SearchFilter filter,
            @Name("sort") @Description("RELEVANCE unless there are no words, then POPULARITY.") SearchSort sort,
            @Name("facets") @Description("What to count matches by.") List<SearchFacet> facets,
            @Name("language") @Description("The language of the words, by its ISO 639 code.") String language,
            @Name("limit") @DefaultValue("20") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR) String cursor) {
        Address search = Arguments.page("api/v1/search", limit, cursor)
                .with("q", Optional.ofNullable(query).map(String::strip).filter(words -> !words.isEmpty()))
                .with("sort", Optional.ofNullable(sort).map(SearchSort::parameter))
                .with("lang", Optional.ofNullable(language))
                .with(
                        "facets",
                        Arguments.values("facets", facets).stream()
                                .map(SearchFacet::parameter)
                                .toList());
        return catalog.search(filter == null ? search : filter.addTo(search)).map(found -> found.orElse(null));
    }
}
