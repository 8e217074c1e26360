package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Category;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;

/** The pages of categories. */
@ApplicationScoped
class CategoryPage {
    private final Catalog catalog;
    private final SearchPage search;
    private final Frames frames;
    private final Rendering rendering;
    private final StorefrontSettings settings;

    CategoryPage(Catalog catalog, SearchPage search, Frames frames, Rendering rendering, StorefrontSettings settings) {
        this.catalog = catalog;
        this.search = search;
        this.frames = frames;
        this.rendering = rendering;
        this.settings = settings;
    }

    /** All of them. Blocks, within the budget of a page. */
    Html all(Language language) {
        Reads reads = catalog.reads();
        CategoriesView view =
                new CategoriesView(reads.now(reads.one("categories/tree", Category.Tree.class)).roots().stream()
                        .map(root -> new CategoriesView.Top(
                                link(root),
                                language.words().picture(root.image(), root.name()),
                                root.children().stream().map(CategoryPage::link).toList()))
                        .toList());
        Frame frame = frames.of(language, "/categories", language.shop().categories())
                .describedAs(language.find().aboutCategories(settings.name()));
        return rendering.whole(language, Templates.categories(frame, view), reads.tags());
    }

    /** One, with what is in it. Blocks, within the budget of a page. */
    Html one(Language language, UUID id, MultivaluedMap<String, String> parameters) {
        Reads reads = catalog.reads();
        Tuple2<Category, List<Link>> found = reads.now(Uni.combine()
                .all()
                .unis(reads.one("categories/" + id, Category.class), inside(id, reads))
                .asTuple());
        Category category = found.getItem1();
        String path = Addresses.category(category.id(), category.handle());
        return search.category(language, category, found.getItem2(), SearchQuery.of(path, parameters), reads);
    }

    /** The categories below one. They can be found by other ways too, so the page is whole without them. */
    private static Uni<List<Link>> inside(UUID id, Reads reads) {
        return reads.list("categories", Category.class, Map.of("parent", id.toString(), "limit", "50"))
                .map(Listing::items)
                .map(children -> children.stream().map(CategoryPage::link).toList())
                .onFailure()
                .recoverWithItem(List.of());
    }

    private static Link link(Category category) {
        return new Link(Addresses.category(category.id(), category.handle()), category.name());
    }
}
