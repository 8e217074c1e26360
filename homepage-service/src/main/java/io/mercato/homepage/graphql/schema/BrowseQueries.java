package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Address;
import io.mercato.homepage.graphql.catalog.Catalog;
import io.mercato.homepage.graphql.type.BundlePage;
import io.mercato.homepage.graphql.type.CategoryPage;
import io.mercato.homepage.graphql.type.Suggestions;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

import java.util.Optional;

/** How customers find their way: by categories, by what they are typing, by what is sold together. Never blocks. */
@GraphQLApi
public class BrowseQueries {
    private static final int USUAL_SUGGESTIONS = 5;
    private static final int MOST_SUGGESTIONS = 20;

    private final Catalog catalog;

    BrowseQueries(Catalog catalog) {
        this.catalog = catalog;
    }

    @Query
    @Description("Categories by handle, or those below one in the order of the shop.")
    public Uni<CategoryPage> categories(
            @Id @Name("parent") @Description("Only those right below the category with this id.") String parent,
            @Name("limit") @DefaultValue("20") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR) String cursor) {
        Address list = Arguments.page("api/v1/categories", limit, cursor)
                .with("parent", Arguments.optionalId("parent", parent));
        return catalog.categories(list).map(found -> found.orElse(null));
    }

    @Query
    @Description("Bundles, the newest first.")
    public Uni<BundlePage> bundles(
            @Name("featured") @DefaultValue("false") @Description("Only those that the shop shows first.")
                    Boolean featured,
            @Id @Name("store") @Description("Only of the store with this id.") String store,
            @Name("limit") @DefaultValue("20") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR) String cursor) {
        Address list = Arguments.page("api/v1/bundles", limit, cursor)
                .with("featured", Arguments.flag(featured))
                .with("store", Arguments.optionalId("store", store));
        return catalog.bundles(list).map(found -> found.orElse(null));
    }

    @Query
    @Description("What there is that has all words of what somebody is typing, and one that begins with the last.")
    public Uni<Suggestions> suggestions(
            @NonNull @Name("query") @Description("What has been typed so far.") String query,
            @Name("limit") @DefaultValue("5") @Description("How many of each kind at most, from 1 to 20.")
                    Integer limit) {
        int ofEach = Arguments.limit(limit, USUAL_SUGGESTIONS, MOST_SUGGESTIONS);
        String words = query.strip();
        if (words.isEmpty()) {
            return Uni.createFrom().item(Suggestions.NONE);
        }
        Address search = Address.of("api/v1/search/suggestions")
                .with("q", Optional.of(words))
                .with("limit", Optional.of(ofEach));
        return catalog.suggestions(search).map(found -> found.orElse(Suggestions.NONE));
    }
}
