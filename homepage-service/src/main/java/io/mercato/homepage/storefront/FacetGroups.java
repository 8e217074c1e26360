package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.SearchView.Facet;
import io.mercato.homepage.storefront.SearchView.FacetGroup;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Facets;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Named;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Priced;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Valued;
import io.mercato.homepage.storefront.message.SearchMessages;
import io.mercato.homepage.storefront.message.ShopMessages;
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

/** The filters beside what was found: every value a link, so that they work without a script. */
final class FacetGroups {
    /** More do not fit beside what was found. */
    private static final int SHOWN = 8;

    private final SearchMessages say;
    private final ShopMessages shop;
    private final Words words;

    FacetGroups(Language language) {
        this.say = language.find();
        this.shop = language.shop();
        this.words = language.words();
    }

    /** @param inCategory whether the page is that of a category, which shows its branches itself */
    List<FacetGroup> of(SearchQuery query, Facets facets, boolean inCategory) {
        return Stream.of(
                        group(say.availability(), availability(query, facets)),
                        group(
                                shop.category(),
                                inCategory ? List.of() : named(query, SearchQuery.CATEGORY, facets.category())),
                        new FacetGroup(say.price(), true, shown(prices(query, facets.price()))),
                        group(say.rating(), ratings(query, facets)),
                        group(shop.store(), named(query, SearchQuery.STORE, facets.store())),
                        group(shop.brand(), valued(query, SearchQuery.VENDOR, facets.vendor())))
                .filter(group -> !group.facets().isEmpty())
                .toList();
    }

    /** What is filtered by, each with the address of the page without it. */
    List<Link> chosen(SearchQuery query, Optional<Facets> facets) {
        List<Link> links = new ArrayList<>();
        add(links, query, SearchQuery.CATEGORY, names(facets.map(Facets::category)));
        add(links, query, SearchQuery.STORE, names(facets.map(Facets::store)));
        add(links, query, SearchQuery.VENDOR, Function.identity());
        add(links, query, SearchQuery.TAG, say::tag);
        add(links, query, SearchQuery.MIN, say::fromAmount);
        add(links, query, SearchQuery.MAX, say::upTo);
        add(links, query, SearchQuery.MIN_RATING, say::starsAndMore);
        add(links, query, SearchQuery.IN_STOCK, ignored -> say.inStock());
        add(links, query, SearchQuery.ON_OFFER, ignored -> say.onOffer());
        return links;
    }

    private static void add(List<Link> links, SearchQuery query, String name, Function<String, String> text) {
        query.all(name)
                .forEach(value -> links.add(new Link(query.toggled(name, value).href(), text.apply(value))));
    }

    private Function<String, String> names(Optional<List<Named>> values) {
        Map<String, String> byId = values.orElse(List.of()).stream()
                .collect(Collectors.toMap(value -> value.id().toString(), Named::name, (one, other) -> one));
        return id -> byId.getOrDefault(id, say.asChosen());
    }

    private static FacetGroup group(String name, List<Facet> facets) {
        return new FacetGroup(name, false, shown(facets));
    }

    private static List<Facet> shown(List<Facet> facets) {
        return facets.stream().limit(SHOWN).toList();
    }

    private List<Facet> availability(SearchQuery query, Facets facets) {
        return Stream.of(
                        facets.inStock().map(count -> facet(query, SearchQuery.IN_STOCK, "true", say.inStock(), count)),
                        facets.onOffer().map(count -> facet(query, SearchQuery.ON_OFFER, "true", say.onOffer(), count)))
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
                        say.starsAndMore("" + rated.minRating()),
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
        String from = range.from().map(words::whole).orElse("");
        // One minor unit more, which is where the next range begins.
        String to = range.to()
                .map(money -> words.whole(new Money(money.amount() + 1, money.currency())))
                .orElse("");
        return to.isEmpty() ? say.andMore(from) : from.isEmpty() ? say.upTo(to) : say.range(from, to);
    }

    private static String plain(Money money) {
        return money.major().stripTrailingZeros().toPlainString();
    }

    private Facet facet(SearchQuery query, String name, String value, String text, int count) {
        return new Facet(query.toggled(name, value).href(), text, words.number(count), query.has(name, value));
    }
}
