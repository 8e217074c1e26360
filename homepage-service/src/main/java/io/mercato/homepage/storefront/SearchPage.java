package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.SearchView.Sort;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Category;
import io.mercato.homepage.storefront.catalog.SearchAnswer;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.homepage.storefront.view.Words;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

/** What a search finds, and what is in a category. */
@ApplicationScoped
class SearchPage {
    private static final String FACETS = "category,price,rating,store,vendor,inStock,onOffer";
    private static final List<Sort> SORTS = List.of(
            new Sort("relevance", "Best match", false),
            new Sort("popularity", "Most popular", false),
            new Sort("newest", "Newest", false),
            new Sort("price-asc", "Price: low to high", false),
            new Sort("price-desc", "Price: high to low", false),
            new Sort("rating", "Best rated", false));

    private final Catalog catalog;
    private final Tiles tiles;
    private final Words words;
    private final FacetGroups groups;
    private final Frames frames;
    private final StorefrontSettings settings;

    SearchPage(
            Catalog catalog, Tiles tiles, Words words, FacetGroups groups, Frames frames, StorefrontSettings settings) {
        this.catalog = catalog;
        this.tiles = tiles;
        this.words = words;
        this.groups = groups;
        this.frames = frames;
        this.settings = settings;
    }

    /** Blocks, within the budget of a page. */
    Html search(SearchQuery query) {
        SearchAnswer answer =
                catalog.search(parameters(query, Optional.empty())).await().atMost(settings.budget());
        String heading = query.text().isEmpty() ? "All products" : "Results for “" + query.text() + "”";
        Frame frame = frames.of(query.href(), heading).searchedFor(query.text());
        boolean known = query.text().isEmpty()
                && !query.isFiltered()
                && query.first(SearchQuery.CURSOR).isEmpty();
        return shown(known ? frame : frame.notIndexed(), view(query, answer, heading, List.of(), List.of()));
    }

    /** The same in a category, whose filters stay on its page. Blocks, within the budget of a page. */
    Html category(Category category, List<Link> inside, SearchQuery query) {
        SearchAnswer answer =
                catalog.search(parameters(query, Optional.of(category))).await().atMost(settings.budget());
        List<Link> trail = new ArrayList<>(List.of(new Link("/categories", "Categories")));
        category.ancestors().stream().map(Addresses::category).forEach(trail::add);
        Frame frame = frames.of(query.path(), category.name())
                .describedAs(category.name() + " from the stores of " + settings.name() + ".");
        return shown(
                query.href().equals(query.path()) ? frame : frame.notIndexed(),
                view(query, answer, category.name(), trail, inside));
    }

    private static Html shown(Frame frame, SearchView view) {
        return Html.Found.of(Templates.search(frame, view).render(), List.of());
    }

    private MultivaluedMap<String, String> parameters(SearchQuery query, Optional<Category> category) {
        MultivaluedMap<String, String> api = new MultivaluedHashMap<>();
        if (!query.text().isEmpty()) {
            api.putSingle("q", query.text());
        }
        for (String name : List.of(
                SearchQuery.STORE,
                SearchQuery.VENDOR,
                SearchQuery.TAG,
                SearchQuery.MIN_RATING,
                SearchQuery.IN_STOCK,
                SearchQuery.ON_OFFER,
                SearchQuery.CURSOR)) {
            query.all(name).forEach(value -> api.add(name, value));
        }
        category.map(here -> List.of(here.id().toString()))
                .orElseGet(() -> query.all(SearchQuery.CATEGORY))
                .forEach(id -> api.add("category", id));
        int decimals = Currency.getInstance(settings.currency()).getDefaultFractionDigits();
        query.all(SearchQuery.MIN).forEach(min -> api.putSingle("minPrice", "" + SearchQuery.minor(min, decimals)));
        query.all(SearchQuery.MAX).forEach(max -> api.putSingle("maxPrice", "" + SearchQuery.minor(max, decimals)));
        if (api.containsKey("minPrice") || api.containsKey("maxPrice")) {
            api.putSingle("currency", settings.currency());
        }
        api.putSingle("sort", query.sort());
        api.putSingle("limit", "" + settings.pageSize());
        api.putSingle("facets", FACETS);
        return api;
    }

    private SearchView view(
            SearchQuery query, SearchAnswer answer, String heading, List<Link> trail, List<Link> inside) {
        boolean inCategory = !trail.isEmpty();
        return new SearchView(
                query.path(),
                heading,
                answer.facets().map(this::count).orElse(""),
                trail,
                inside,
                answer.correctedTo().orElse(""),
                answer.didYouMean()
                        .map(text -> new Link(query.asking(text).href(), text))
                        .orElse(Link.NONE),
                groups.chosen(query, answer.facets()),
                query.isFiltered() ? query.cleared().href() : "",
                answer.facets()
                        .map(facets -> groups.of(query, facets, inCategory))
                        .orElse(List.of()),
                query.first(SearchQuery.MIN),
                query.first(SearchQuery.MAX),
                settings.currency(),
                SORTS.stream()
                        .filter(sort -> !sort.value().equals("relevance")
                                || !query.text().isEmpty())
                        .map(sort ->
                                new Sort(sort.value(), sort.text(), sort.value().equals(query.sort())))
                        .toList(),
                query.without(SearchQuery.MIN, SearchQuery.MAX),
                query.without(SearchQuery.SORT),
                answer.items().stream().flatMap(tiles::hit).toList(),
                answer.nextCursor()
                        .map(cursor ->
                                query.with(SearchQuery.CURSOR, List.of(cursor)).href())
                        .orElse(""),
                query.first(SearchQuery.CURSOR).isEmpty());
    }

    private String count(SearchAnswer.Facets facets) {
        String number = words.number(facets.matches()) + (facets.matches() == 1 ? " product" : " products");
        return facets.exact() ? number : "About " + number;
    }
}
