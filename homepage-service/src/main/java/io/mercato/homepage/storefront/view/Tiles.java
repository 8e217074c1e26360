package io.mercato.homepage.storefront.view;

import io.mercato.homepage.storefront.catalog.Activity;
import io.mercato.homepage.storefront.catalog.BundleCard;
import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Offer;
import io.mercato.homepage.storefront.catalog.ProductCard;
import io.mercato.homepage.storefront.catalog.Reference;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Highlights;
import io.mercato.homepage.storefront.catalog.SearchAnswer.Hit;
import io.mercato.homepage.storefront.catalog.Store;
import io.mercato.homepage.storefront.message.GoodsMessages;
import io.mercato.homepage.storefront.message.PlaceMessages;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lists show of each thing, in one language. Thread-safe. */
public final class Tiles {
    private final Words words;
    private final GoodsMessages goods;
    private final PlaceMessages place;

    public Tiles(Words words, GoodsMessages goods, PlaceMessages place) {
        this.words = words;
        this.goods = goods;
        this.place = place;
    }

    public ProductTile product(ProductCard card) {
        return product(card, Marked.escaped(card.title()));
    }

    /** Nothing for what there is no page for. */
    public Stream<ProductTile> hit(Hit hit) {
        return switch (hit) {
            case Hit.OfProduct found ->
                Stream.of(product(found.data(), title(found.data().title(), found.highlights())));
            case Hit.OfBundle found ->
                Stream.of(bundle(found.data(), title(found.data().title(), found.highlights())));
            case Hit.OfAnotherKind _ -> Stream.empty();
        };
    }

    private static String title(String plain, Optional<Highlights> highlights) {
        return highlights.flatMap(marked -> Marked.of(marked.title())).orElseGet(() -> Marked.escaped(plain));
    }

    private ProductTile product(ProductCard card, String title) {
        return new ProductTile(
                Addresses.product(card.id(), card.handle()),
                title,
                card.vendor().or(() -> card.store().map(Reference::name)).orElse(""),
                "",
                words.picture(card.image(), card.title()),
                words.tag(card.price(), card.compareAtPrice()),
                words.stars(card.rating()));
    }

    public ProductTile bundle(BundleCard card) {
        return bundle(card, Marked.escaped(card.title()));
    }

    private ProductTile bundle(BundleCard card, String title) {
        return new ProductTile(
                Addresses.bundle(card.id(), card.handle()),
                title,
                card.store().map(Reference::name).orElse(""),
                card.inStock().orElse(true) ? goods.setOf(card.items()) : goods.soldOut(),
                words.picture(card.image(), card.title()),
                words.tag(card.price(), card.compareAtPrice()),
                Stars.NONE);
    }

    public StoreTile store(Store store) {
        return new StoreTile(
                Addresses.store(store.id(), store.handle()),
                store.name(),
                place(store),
                store.description(),
                words.picture(store.image(), store.name()),
                words.stars(store.rating()));
    }

    /** City and country of a store, as far as they are known. */
    public String place(Store store) {
        return Stream.of(store.city(), store.country().map(words::country))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** @param clock of its place */
    public EventTile event(Event event, ZoneId clock) {
        return new EventTile(
                Addresses.event(event.id()),
                event.title(),
                words.dayOfMonth(event.startsAt(), clock),
                words.month(event.startsAt(), clock),
                words.moment(event.startsAt(), clock),
                event.startsAt().toString(),
                Stream.of(event.venue(), event.city())
                        .filter(text -> !text.isBlank())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                words.picture(event.image(), event.title()),
                words.tag(event.price(), Optional.empty()));
    }

    public ActivityTile activity(Activity activity) {
        return new ActivityTile(
                Addresses.activity(activity.id()),
                activity.title(),
                titleCase(place.word(activity.type())),
                activity.ageMonths().map(words::ages).orElse(""),
                activity.city().orElse(""),
                words.picture(activity.image(), activity.title()),
                activity.price()
                        .map(price -> words.tag(price, Optional.empty()))
                        .orElse(PriceTag.NONE));
    }

    public OfferTile offer(Offer offer) {
        return new OfferTile(
                target(offer).href(),
                offer.title(),
                headline(offer.discount()),
                target(offer).text(),
                offer.flashSale(),
                offer.price().isPresent(),
                offer.price()
                        .map(price -> words.tag(offer.salePrice().orElse(price), offer.price()))
                        .orElse(PriceTag.NONE),
                words.picture(offer.image(), target(offer).text()),
                words.moment(offer.endsAt()),
                offer.endsAt().toString(),
                offer.limits()
                        .flatMap(Offer.Limits::left)
                        .map(left -> left == 0 ? goods.usedUp() : goods.left(words.number(left)))
                        .orElse(""));
    }

    /** What an offer is on. */
    private static Link target(Offer offer) {
        return offer.product()
                .map(product -> new Link(Addresses.product(product.id(), product.handle()), product.name()))
                .or(() -> offer.category().map(Addresses::category))
                .or(() -> offer.store().map(Addresses::store))
                .orElse(new Link("/offers", offer.title()));
    }

    private String headline(Offer.Discount discount) {
        return switch (discount.type()) {
            case "percentage" -> goods.percentOff(discount.percentage().orElse(0));
            case "fixed" ->
                discount.amount().map(words::whole).map(goods::amountOff).orElseGet(goods::offer);
            case "buyXGetY" ->
                goods.buyAndGet(discount.buy().orElse(1), discount.more().orElse(1));
            default -> goods.offer();
        };
    }

    static String titleCase(String word) {
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
