package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Category;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Words;
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
    private final Words words;
    private final Frames frames;
    private final StorefrontSettings settings;

    CategoryPage(Catalog catalog, SearchPage search, Words words, Frames frames, StorefrontSettings settings) {
        this.catalog = catalog;
        this.search = search;
        this.words = words;
        this.frames = frames;
        this.settings = settings;
    }

    /** All of them. Blocks, within the budget of a page. */
    Html all() {
        CategoriesView view = new CategoriesView(
                catalog.one("categories/tree", Category.Tree.class).await().atMost(settings.budget()).roots().stream()
                        .map(root -> new CategoriesView.Top(
                                link(root),
                                words.picture(root.image(), root.name()),
                                root.children().stream().map(CategoryPage::link).toList()))
                        .toList());
        Frame frame = frames.of("/categories", "Categories")
                .describedAs("Everything that the stores of " + settings.name() + " sell, by category.");
        return Html.Found.of(Templates.categories(frame, view).render(), List.of());
    }

    /** One, with what is in it. Blocks, within the budget of a page. */
    Html of(UUID id, MultivaluedMap<String, String> parameters) {
        Tuple2<Category, List<Link>> found = Uni.combine()
                .all()
                .unis(catalog.one("categories/" + id, Category.class), inside(id))
                .asTuple()
                .await()
                .atMost(settings.budget());
        Category category = found.getItem1();
        String path = Addresses.category(category.id(), category.handle());
        return search.category(category, found.getItem2(), SearchQuery.of(path, parameters));
    }

    /** The categories below one. They can be found by other ways too, so the page is whole without them. */
    private Uni<List<Link>> inside(UUID id) {
        return catalog.list("categories", Category.class, Map.of("parent", id.toString(), "limit", "50"))
                .map(Listing::items)
                .map(children -> children.stream().map(CategoryPage::link).toList())
                .onFailure()
                .recoverWithItem(List.of());
    }

    private static Link link(Category category) {
        return new Link(Addresses.category(category.id(), category.handle()), category.name());
    }
}
