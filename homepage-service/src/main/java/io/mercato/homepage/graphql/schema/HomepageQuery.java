package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Shown;
import io.mercato.homepage.graphql.type.Homepage;
import io.mercato.homepage.page.PageKey;
import io.mercato.homepage.page.PageReader;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

import java.util.Optional;

/** The homepage, from the same cache as {@code GET /api/v1/homepage}. Never blocks. */
@GraphQLApi
public class HomepageQuery {
    private final PageReader pages;
    private final HomepageJson json;
    private final Shown shown;

    HomepageQuery(PageReader pages, HomepageJson json, Shown shown) {
        this.pages = pages;
        this.json = json;
        this.shown = shown;
    }

    @Query
    @Description("All that a shop's first page shows.")
    public Uni<Homepage> homepage(
            @Name("limit") @DefaultValue("10") @Description("How many items each section may have, from 1 to 50.")
                    Integer limit,
            @Id
                    @Name("userId")
                    @Description("Whose page it is: one's own, unless an administrator asks. The token is sent as over"
                            + " REST; without this it is the page that everybody is shown.")
                    String userId) {
        Shown here = shown.here();
        int items = Arguments.limit(limit, PageKey.DEFAULT_LIMIT, PageKey.MAX_LIMIT);
        return Arguments.optionalId("userId", userId)
                .map(customer -> pages.read(items, customer))
                .orElseGet(() -> pages.read(items))
                .invoke(page -> here.add(page.tags(), Optional.empty()))
                .map(page -> json.homepage(page.json()));
    }
}
