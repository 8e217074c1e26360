package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.SearchView.Facet;
import io.mercato.homepage.storefront.SearchView.FacetGroup;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Facets;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Named;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Priced;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Valued;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Words;
import io.mercato.platform.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** The filters beside what was found: every value a link, so that they work without a script. */
@ApplicationScoped
class FacetGroups {
    /** More do not fit beside what was found. */
    private static final int SHOWN = 8;

    private final Words words;

    FacetGroups(Words words) {
        this.words = words;
    }

    /** @param inCategory whether the page is that of a category, which shows its branches itself */
    List<FacetGroup> of(SearchQuery query, Facets facets, boolean inCategory) {
        return Stream.of(
                        group("Availability", availability(query, facets)),
                        group(
                                "Category",
                                inCategory ? List.of() : named(query, SearchQuery.CATEGORY, facets.category())),
                        group("Price", prices(query, facets.price())),
                        group("Rating", ratings(query, facets)),
                        group("Store", named(query, SearchQuery.STORE, facets.store())),
                        group("Brand", valued(query, SearchQuery.VENDOR, facets.vendor())))
                .filter(group -> !group.facets().isEmpty())
                .toList();
    }

    /** What is filtered by, each with the address of the page without it. */
    List<Link> chosen(SearchQuery query, Optional<Facets> facets) {
        List<Link> links = new ArrayList<>();
        add(links, query, SearchQuery.CATEGORY, names(facets.map(Facets::category)));
        add(links, query, SearchQuery.STORE, names(facets.map(Facets::store)));
        add(links, query, SearchQuery.VENDOR, Function.identity());
        add(links, query, SearchQuery.TAG, tag -> "Tag: " + tag);
        add(links, query, SearchQuery.MIN, amount -> "From " + amount);
        add(links, query, SearchQuery.MAX, amount -> "Up to " + amount);
        add(links, query, SearchQuery.MIN_RATING, stars -> stars + " stars and more");
        add(links, query, SearchQuery.IN_STOCK, ignored -> "In stock");
        add(links, query, SearchQuery.ON_OFFER, ignored -> "On offer");
        return links;
    }

    private static void add(List<Link> links, SearchQuery query, String name, Function<String, String> text) {
        query.all(name)
                .forEach(value -> links.add(new Link(query.toggled(name, value).href(), text.apply(value))));
    }

    private static Function<String, String> names(Optional<List<Named>> values) {
        Map<String, String> byId = values.orElse(List.of()).stream()
                .collect(Collectors.toMap(value -> value.id().toString(), Named::name, (one, other) -> one));
        return id -> byId.getOrDefault(id, "As chosen");
    }

    private static FacetGroup group(String name, List<Facet> facets) {
        return new FacetGroup(name, facets.stream().limit(SHOWN).toList());
    }

    private List<Facet> availability(SearchQuery query, Facets facets) {
        return Stream.of(
                        facets.inStock().map(count -> facet(query, SearchQuery.IN_STOCK, "true", "In stock", count)),
                        facets.onOffer().map(count -> facet(query, SearchQuery.ON_OFFER, "true", "On offer", count)))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Facet> named(SearchQuery query, String name, List<Named> values) {
        return values.stream()
                .map(value -> facet(query, name, value.id().toString(), value.name(), value.count()))
                .toList();
    }

    private List<Facet> valued(SearchQuery query, String name, List<Valued> values) {
        return values.stream()
                .map(value -> facet(query, name, value.value(), value.value(), value.count()))
                .toList();
    }

    private List<Facet> ratings(SearchQuery query, Facets facets) {
        return facets.rating().stream()
                .filter(rated -> rated.minRating() > 1 && rated.minRating() < 5)
                .map(rated -> facet(
                        query,
                        SearchQuery.MIN_RATING,
                        "" + rated.minRating(),
                        rated.minRating() + " stars and more",
                        rated.count()))
                .toList();
    }

    private List<Facet> prices(SearchQuery query, List<Priced> ranges) {
        return ranges.stream()
                .map(range -> {
                    List<String> min =
                            range.from().map(FacetGroups::plain).stream().toList();
                    // The end is a minor unit below the next range; people read and type round numbers.
                    List<String> max =
                            range.to().map(FacetGroups::plain).stream().toList();
                    boolean chosen = query.all(SearchQuery.MIN).equals(min)
                            && query.all(SearchQuery.MAX).equals(max);
                    SearchQuery changed = chosen
                            ? query.with(SearchQuery.MIN, List.of()).with(SearchQuery.MAX, List.of())
                            : query.with(SearchQuery.MIN, min).with(SearchQuery.MAX, max);
                    return new Facet(changed.href(), text(range), words.number(range.count()), chosen);
                })
                .toList();
    }

    private String text(Priced range) {
        String from = range.from().map(money -> words.price(money).major()).orElse("");
        // One minor unit more, which is where the next range begins.
        String to = range.to()
                .map(money -> words.price(new Money(money.amount() + 1, money.currency()))
                        .major())
                .orElse("");
        return to.isEmpty() ? from + " and more" : from.isEmpty() ? "Up to " + to : from + " to " + to;
    }

    private static String plain(Money money) {
        return money.major().stripTrailingZeros().toPlainString();
    }

    private Facet facet(SearchQuery query, String name, String value, String text, int count) {
        return new Facet(query.toggled(name, value).href(), text, words.number(count), query.has(name, value));
    }
}
