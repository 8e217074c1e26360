package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.ProductView.Stock;
import io.mercato.homepage.storefront.catalog.Bundle;
import io.mercato.homepage.storefront.catalog.BundleCard;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Image;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Listed;
import io.mercato.homepage.storefront.view.ProductTile;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.homepage.storefront.view.Words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of bundles. */
@ApplicationScoped
class BundlePage {
    private static final String NO_SIZE = "One size";

    private final Catalog catalog;
    private final Tiles tiles;
    private final Words words;
    private final Frames frames;
    private final StorefrontSettings settings;

    BundlePage(Catalog catalog, Tiles tiles, Words words, Frames frames, StorefrontSettings settings) {
        this.catalog = catalog;
        this.tiles = tiles;
        this.words = words;
        this.frames = frames;
        this.settings = settings;
    }

    /** All, from a cursor on. Blocks, within the budget of a page. */
    Html all(String cursor) {
        Listing<BundleCard> bundles = catalog.list(
                        "bundles", BundleCard.class, Map.of("limit", "" + settings.pageSize()), cursor)
                .await()
                .atMost(settings.budget());
        Listed<ProductTile> view = new Listed<>(
                bundles.items().stream().map(tiles::bundle).toList(),
                Listings.next("/bundles", bundles),
                cursor.isEmpty());
        Frame frame = frames.of("/bundles", "Sets").describedAs("What is sold together for less.");
        return Html.Found.of(
                Templates.bundles(cursor.isEmpty() ? frame : frame.notIndexed(), view)
                        .render(),
                List.of());
    }

    /** One. Blocks, within the budget of a page. */
    Html of(UUID id) {
        Bundle bundle = catalog.one("bundles/" + id, Bundle.class).await().atMost(settings.budget());
        String picture = bundle.images().stream().findFirst().map(Image::url).orElse("");
        Frame frame = frames.of(path(bundle), bundle.title())
                .describedAs(bundle.description())
                .about("product", frames.shared(picture), List.of());
        return Html.Found.of(Templates.bundle(frame, view(bundle)).render(), List.of());
    }

    /** Where the page of a bundle is that was asked for as a product. */
    Html moved(Bundle bundle) {
        return new Html.Moved(Document.of(""), path(bundle));
    }

    private static String path(Bundle bundle) {
        return Addresses.bundle(bundle.id(), bundle.handle());
    }

    private BundleView view(Bundle bundle) {
        return new BundleView(
                bundle.title(),
                bundle.description(),
                bundle.vendor().orElse(""),
                bundle.store().map(Addresses::store).orElse(Link.NONE),
                words.tag(bundle.price(), bundle.compareAtPrice()),
                bundle.saving()
                        .filter(saving -> saving.amount() > 0)
                        .map(saving -> words.price(saving).text())
                        .orElse(""),
                stock(bundle),
                bundle.images().stream()
                        .map(image -> words.picture(Optional.of(image), bundle.title()))
                        .toList(),
                bundle.items().stream().map(this::item).toList());
    }

    private BundleView.Item item(Bundle.Item item) {
        String kind = Stream.concat(item.options().values().stream(), Stream.of(item.size()))
                .filter(text -> !text.isBlank() && !text.equals(NO_SIZE))
                .collect(Collectors.joining(", "));
        return new BundleView.Item(
                Addresses.product(item.product().id(), item.product().handle()),
                item.product().name(),
                kind,
                words.number(item.quantity()),
                item.inStock(),
                words.picture(item.image(), item.product().name()),
                words.tag(item.price(), Optional.empty()));
    }

    private static Stock stock(Bundle bundle) {
        if (!bundle.inStock()) {
            return new Stock("none", "Sold out");
        }
        return bundle.left()
                .map(left -> new Stock("few", "Only " + left + " left"))
                .orElse(new Stock("plenty", "In stock"));
    }
}
