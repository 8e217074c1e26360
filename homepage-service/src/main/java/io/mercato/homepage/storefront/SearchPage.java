package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.SearchView.Sort;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Category;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.catalog.ProductCard;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.catalog.SearchAnswer;
import io.mercato.homepage.storefront.message.SearchMessages;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.ProductTile;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

/** What a search finds, and what is in a category. */
@ApplicationScoped
class SearchPage {
    private static final Map<String, String> SOME = Map.of("limit", "10");
    private static final String FACETS = "category,price,rating,store,vendor,inStock,onOffer";

    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;
    private final StructuredData structured;
    private final StorefrontSettings settings;

    SearchPage(
            Catalog catalog,
            Frames frames,
            Rendering rendering,
            StructuredData structured,
            StorefrontSettings settings) {
        this.catalog = catalog;
        this.frames = frames;
        this.rendering = rendering;
        this.structured = structured;
        this.settings = settings;
    }

    /** Blocks, within the budget of a page. */
    Html search(Language language, SearchQuery query) {
        Reads reads = catalog.reads();
        SearchAnswer answer = reads.now(reads.search(parameters(query, Optional.empty())));
        String heading = query.text().isEmpty()
                ? language.shop().allProducts()
                : language.find().resultsFor(query.text());
        Frame frame = frames.of(language, query.href(), heading).searchedFor(query.text());
        boolean known = query.text().isEmpty()
                && !query.isFiltered()
                && query.first(SearchQuery.CURSOR).isEmpty();
        SearchView view = view(language, query, answer, heading, List.of(), List.of(), others(language, answer, reads));
        return rendering.whole(language, Templates.search(known ? frame : frame.notIndexed(), view), reads.tags());
    }

    /**
     * The same in a category, whose filters stay on its page. Blocks, within the budget of a page.
     *
     * @param reads that the category was read by
     */
    Html category(Language language, Category category, List<Link> inside, SearchQuery query, Reads reads) {
        SearchAnswer answer = reads.now(reads.search(parameters(query, Optional.of(category))));
        List<Link> trail = new ArrayList<>(List.of(
                new Link("/", language.shop().home()),
                new Link("/categories", language.shop().categories())));
        category.ancestors().stream().map(Addresses::category).forEach(trail::add);
        Frame frame = frames.of(language, query.path(), category.name())
                .describedAs(language.find().aboutCategory(category.name(), settings.name()))
                .about("website", "", List.of(structured.trail(trail, category.name(), query.path())));
        SearchView view =
                view(language, query, answer, category.name(), trail, inside, others(language, answer, reads));
        boolean known = query.href().equals(query.path());
        return rendering.whole(language, Templates.search(known ? frame : frame.notIndexed(), view), reads.tags());
    }

    /** Whoever finds nothing is shown what others look at; where that cannot be had, nothing. */
    private static List<ProductTile> others(Language language, SearchAnswer answer, Reads reads) {
        if (!answer.items().isEmpty()) {
            return List.of();
        }
        List<ProductCard> others = reads.nowOr(
                reads.list("products/recommended", ProductCard.class, SOME).map(Listing::items), List.of());
        return others.stream().map(language.tiles()::product).toList();
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
            Language language,
            SearchQuery query,
            SearchAnswer answer,
            String heading,
            List<Link> trail,
            List<Link> inside,
            List<ProductTile> others) {
        FacetGroups groups = new FacetGroups(language);
        boolean inCategory = !trail.isEmpty();
        return new SearchView(
                query.path(),
                heading,
                answer.facets().map(facets -> count(language, facets)).orElse(""),
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
                sorts(language, query),
                query.without(SearchQuery.MIN, SearchQuery.MAX),
                query.without(SearchQuery.SORT),
                answer.items().stream().flatMap(language.tiles()::hit).toList(),
                others,
                answer.nextCursor()
                        .map(cursor ->
                                query.with(SearchQuery.CURSOR, List.of(cursor)).href())
                        .orElse(""),
                query.first(SearchQuery.CURSOR).isEmpty());
    }

    private static List<Sort> sorts(Language language, SearchQuery query) {
        SearchMessages say = language.find();
        return Stream.of(
                        new Sort("relevance", say.byRelevance(), false),
                        new Sort("popularity", say.byPopularity(), false),
                        new Sort("newest", say.byAge(), false),
                        new Sort("price-asc", say.byPrice(), false),
                        new Sort("price-desc", say.byPriceDown(), false),
                        new Sort("rating", say.byRating(), false))
                .filter(sort ->
                        !sort.value().equals("relevance") || !query.text().isEmpty())
                .map(sort -> new Sort(sort.value(), sort.text(), sort.value().equals(query.sort())))
                .toList();
    }

    private static String count(Language language, SearchAnswer.Facets facets) {
        String number = language.words().number(facets.matches());
        return facets.exact()
                ? language.find().products(facets.matches(), number)
                : language.find().aboutProducts(facets.matches(), number);
    }
}
