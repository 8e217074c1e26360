package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.ProductView.Stock;
import io.mercato.homepage.storefront.catalog.Bundle;
import io.mercato.homepage.storefront.catalog.BundleCard;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Image;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Words;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of bundles. */
@ApplicationScoped
class BundlePages implements Kind {
    private static final String NO_SIZE = "One size";

    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;
    private final StructuredData structured;

    BundlePages(Catalog catalog, Frames frames, Rendering rendering, StructuredData structured) {
        this.catalog = catalog;
        this.frames = frames;
        this.rendering = rendering;
        this.structured = structured;
    }

    @Override
    public String name() {
        return "bundles";
    }

    @Override
    public Lists.Items<?, ?> all(Language language) {
        return new Lists.Items<>(
                name(),
                language.goods().sets(),
                language.goods().aboutSets(),
                language.goods().noSets(),
                BundleCard.class,
                (bundles, _) -> bundles.stream().map(language.tiles()::bundle).toList(),
                Templates::bundles);
    }

    @Override
    public Html one(Language language, UUID id) {
        Reads reads = catalog.reads();
        Bundle bundle = reads.now(reads.one("bundles/" + id, Bundle.class));
        String picture = bundle.images().stream().findFirst().map(Image::url).orElse("");
        Frame frame = frames.of(language, path(bundle), bundle.title())
                .describedAs(bundle.description())
                .about("product", frames.shared(picture), structured.bundle(bundle, path(bundle)));
        return rendering.whole(language, Templates.bundle(frame, view(language, bundle)), reads.tags());
    }

    /** Where the page of a bundle is that was asked for as a product. */
    static String path(Bundle bundle) {
        return Addresses.bundle(bundle.id(), bundle.handle());
    }

    private static BundleView view(Language language, Bundle bundle) {
        Words words = language.words();
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
                Stock.of(language, bundle.inStock(), bundle.left()),
                bundle.images().stream()
                        .map(image -> words.picture(Optional.of(image), bundle.title()))
                        .toList(),
                bundle.items().stream().map(item -> item(words, item)).toList());
    }

    private static BundleView.Item item(Words words, Bundle.Item item) {
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
}
