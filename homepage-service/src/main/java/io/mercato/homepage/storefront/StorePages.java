package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.BundleCard;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Image;
import io.mercato.homepage.storefront.catalog.ProductCard;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.catalog.Store;
import io.mercato.homepage.storefront.catalog.Store.Contact;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.ProductTile;
import io.mercato.homepage.storefront.view.Words;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple3;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of stores. */
@ApplicationScoped
class StorePages implements Kind {
    private static final int SHOWN = 20;

    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;
    private final StructuredData structured;
    private final StorefrontSettings settings;
    private final InstantSource clock = InstantSource.system();

    StorePages(
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

    @Override
    public String name() {
        return "stores";
    }

    @Override
    public Lists.Items<?, ?> all(Language language) {
        return new Lists.Items<>(
                name(),
                language.shop().stores(),
                language.place().aboutStores(),
                language.place().noStores(),
                Store.class,
                (stores, _) -> stores.stream().map(language.tiles()::store).toList(),
                Templates::stores);
    }

    @Override
    public Html one(Language language, UUID id) {
        Reads reads = catalog.reads();
        Uni<Part<ProductTile>> products = Parts.of(
                reads.list("products", ProductCard.class, Map.of("store", id.toString(), "limit", "" + SHOWN)),
                language.tiles()::product);
        Uni<Part<ProductTile>> bundles = Parts.of(
                reads.list("bundles", BundleCard.class, Map.of("store", id.toString(), "limit", "5")),
                language.tiles()::bundle);
        Tuple3<Store, Part<ProductTile>, Part<ProductTile>> found = reads.now(Uni.combine()
                .all()
                .unis(reads.one("stores/" + id, Store.class), products, bundles)
                .asTuple());
        Store store = found.getItem1();
        return page(language, view(language, store, found.getItem2(), found.getItem3()), store, reads);
    }

    private Html page(Language language, StoreView view, Store store, Reads reads) {
        Frame frame = frames.of(language, view.path(), store.name())
                .describedAs(store.description())
                .about("business.business", frames.shared(view.picture().url()), structured.store(store));
        return rendering.page(language, Templates.store(frame, view), view.parts(), reads.tags());
    }

    private StoreView view(Language language, Store store, Part<ProductTile> products, Part<ProductTile> bundles) {
        Words words = language.words();
        ZoneId zone = store.timezone().map(ZoneId::of).orElse(settings.timeZone());
        StoreHours hours = new StoreHours(store, zone, language, clock.instant());
        Optional<Contact> contact = store.contact();
        return new StoreView(
                Addresses.store(store.id(), store.handle()),
                store.name(),
                store.description(),
                language.tiles().place(store),
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
