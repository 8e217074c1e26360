package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.BundleCard;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Image;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.catalog.ProductCard;
import io.mercato.homepage.storefront.catalog.Store;
import io.mercato.homepage.storefront.catalog.Store.Contact;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Listed;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.ProductTile;
import io.mercato.homepage.storefront.view.StoreTile;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.homepage.storefront.view.Words;
import io.smallrye.mutiny.Uni;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of stores. */
@ApplicationScoped
class StorePage {
    private static final int SHOWN = 20;

    private final Catalog catalog;
    private final Tiles tiles;
    private final Words words;
    private final Frames frames;
    private final StructuredData structured;
    private final StorefrontSettings settings;
    private final InstantSource clock = InstantSource.system();

    StorePage(
            Catalog catalog,
            Tiles tiles,
            Words words,
            Frames frames,
            StructuredData structured,
            StorefrontSettings settings) {
        this.catalog = catalog;
        this.tiles = tiles;
        this.words = words;
        this.frames = frames;
        this.structured = structured;
        this.settings = settings;
    }

    /** One store. Blocks, within the budget of a page. */
    Html of(UUID id) {
        Map<String, String> ofStore = Map.of("store", id.toString(), "limit", "" + SHOWN);
        Uni<Part<ProductTile>> products =
                Parts.of(catalog.list("products", ProductCard.class, ofStore), tiles::product);
        Uni<Part<ProductTile>> bundles = Parts.of(
                catalog.list("bundles", BundleCard.class, Map.of("store", id.toString(), "limit", "5")), tiles::bundle);
        return Uni.combine()
                .all()
                .unis(catalog.one("stores/" + id, Store.class), products, bundles)
                .with(this::page)
                .await()
                .atMost(settings.budget());
    }

    /** All stores, from a cursor on. Blocks, within the budget of a page. */
    Html all(String cursor) {
        Listing<Store> stores = catalog.list("stores", Store.class, Map.of("limit", "" + settings.pageSize()), cursor)
                .await()
                .atMost(settings.budget());
        Listed<StoreTile> view = new Listed<>(
                stores.items().stream().map(tiles::store).toList(), Listings.next("/stores", stores), cursor.isEmpty());
        Frame frame = frames.of("/stores", "Stores").describedAs("All stores of " + settings.name() + ".");
        return Html.Found.of(
                Templates.stores(cursor.isEmpty() ? frame : frame.notIndexed(), view)
                        .render(),
                List.of());
    }

    private Html page(Store store, Part<ProductTile> products, Part<ProductTile> bundles) {
        String path = Addresses.store(store.id(), store.handle());
        StoreView view = view(store, path, products, bundles);
        Frame frame = frames.of(path, store.name())
                .describedAs(store.description())
                .about("business.business", frames.shared(view.picture().url()), structured.store(store));
        return Html.Found.of(Templates.store(frame, view).render(), view.parts());
    }

    private StoreView view(Store store, String path, Part<ProductTile> products, Part<ProductTile> bundles) {
        ZoneId zone = store.timezone().map(ZoneId::of).orElse(settings.timeZone());
        StoreHours hours = new StoreHours(store, zone, settings.locale(), words, clock.instant());
        Optional<Contact> contact = store.contact();
        return new StoreView(
                path,
                store.name(),
                store.description(),
                tiles.place(store),
                words.picture(store.image().or(() -> first(store.images())), store.name()),
                store.images().stream()
                        .map(image -> words.picture(Optional.of(image), store.name()))
                        .toList(),
                words.stars(store.rating()),
                store.openingHours().isPresent(),
                hours.isOpen(),
                hours.change(),
                zone.getId().replace('_', ' '),
                hours.week(),
                hours.special(),
                contact.flatMap(Contact::phone).map(Contacts::phone).orElse(Link.NONE),
                contact.flatMap(Contact::email).map(Contacts::email).orElse(Link.NONE),
                contact.flatMap(Contact::website).flatMap(Contacts::website).orElse(Link.NONE),
                bundles,
                products,
                "/search?store=" + store.id());
    }

    private static Optional<Image> first(List<Image> images) {
        return images.stream().findFirst();
    }
}
