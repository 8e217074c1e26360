package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.ProductView.Bar;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Image;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.catalog.Offer;
import io.mercato.homepage.storefront.catalog.Product;
import io.mercato.homepage.storefront.catalog.ProductCard;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.catalog.Review;
import io.mercato.homepage.storefront.catalog.Sold;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.OfferTile;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.ProductTile;
import io.mercato.homepage.storefront.view.ReviewView;
import io.mercato.homepage.storefront.view.Words;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** The page of a product: itself, and beside it what may fail by itself. */
@ApplicationScoped
class ProductPage {
    private static final Map<String, String> SOME_REVIEWS = Map.of("limit", "5", "sort", "helpful");
    private static final Map<String, String> A_ROW = Map.of("limit", "10");
    private static final Listing<Review> NO_REVIEWS = new Listing<>(List.of(), Optional.empty());

    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;
    private final StructuredData structured;

    ProductPage(Catalog catalog, Frames frames, Rendering rendering, StructuredData structured) {
        this.catalog = catalog;
        this.frames = frames;
        this.rendering = rendering;
        this.structured = structured;
    }

    /**
     * What is chosen on the page.
     *
     * @param variant id of a kind; may be empty
     * @param size id of a size; may be empty
     * @param reviews from which on they are shown; may be empty
     */
    record Chosen(String variant, String size, String reviews) {}

    private record Beside(
            Part<OfferTile> offers,
            Optional<Listing<Review>> reviews,
            Optional<Review.Summary> summary,
            Part<ProductTile> related) {}

    /** Blocks, within the budget of a page. */
    Html one(Language language, UUID id, Chosen chosen) {
        Reads reads = catalog.reads();
        Tuple2<Sold, Beside> found = reads.now(Uni.combine()
                .all()
                .unis(reads.one("products/" + id, Sold.class), beside(language, "products/" + id, chosen, reads))
                .asTuple());
        return switch (found.getItem1()) {
            case Sold.OneProduct product -> page(language, product.data(), found.getItem2(), chosen, reads);
            case Sold.OneBundle bundle -> rendering.moved(BundlePages.path(bundle.data()), reads.tags());
        };
    }

    private static Uni<Beside> beside(Language language, String path, Chosen chosen, Reads reads) {
        return Uni.combine()
                .all()
                .unis(
                        Parts.of(
                                reads.list(path + "/offers", Offer.class, Map.of("limit", "3")),
                                language.tiles()::offer),
                        optional(reads.list(path + "/reviews", Review.class, SOME_REVIEWS, chosen.reviews())),
                        optional(reads.one(path + "/reviews/summary", Review.Summary.class)),
                        Parts.of(reads.list(path + "/related", ProductCard.class, A_ROW), language.tiles()::product))
                .with(Beside::new);
    }

    private Html page(Language language, Product product, Beside beside, Chosen chosen, Reads reads) {
        String path = Addresses.product(product.id(), product.handle());
        Choices choices = new Choices(product, path, chosen.variant(), chosen.size());
        ProductView view = view(language, product, path, choices, beside);
        String picture = product.images().stream().findFirst().map(Image::url).orElse("");
        Frame frame = frames.of(language, path, product.searchPreview().title().orElse(product.title()))
                .describedAs(product.searchPreview().description().orElse(product.description()))
                .about("product", frames.shared(picture), structured.product(product, path, view.trail()));
        return rendering.page(language, Templates.product(frame, view), view.parts(), reads.tags());
    }

    private static ProductView view(Language language, Product product, String path, Choices choices, Beside beside) {
        Words words = language.words();
        return new ProductView(
                product.id().toString(),
                path,
                product.title(),
                product.description(),
                product.vendor()
                        .map(vendor -> new Link("/search?vendor=" + Addresses.encoded(vendor), vendor))
                        .orElse(Link.NONE),
                product.store().map(Addresses::store).orElse(Link.NONE),
                trail(language, product),
                choices.size()
                        .map(size -> words.tag(size.price(), size.compareAtPrice()))
                        .orElseGet(() -> words.tag(product.price(), product.compareAtPrice())),
                words.stars(product.rating()),
                choices.stock(language),
                choices.size().flatMap(Product.Size::sku).orElse(""),
                product.images().stream()
                        .map(image -> words.picture(Optional.of(image), product.title()))
                        .toList(),
                choices.groups(language.goods().size()),
                product.tags().stream()
                        .map(tag -> new Link("/search?tag=" + Addresses.encoded(tag), tag))
                        .toList(),
                beside.offers(),
                beside.reviews()
                        .filter(ignored -> beside.summary().isPresent())
                        .map(list -> Part.of(list.items().stream()
                                .map(review -> review(language, review))
                                .toList()))
                        .orElse(Part.missing()),
                beside.summary().map(ProductPage::bars).orElse(List.of()),
                beside.reviews()
                        .orElse(NO_REVIEWS)
                        .nextCursor()
                        .map(cursor -> path + "?reviews=" + Addresses.encoded(cursor) + "#reviews")
                        .orElse(""),
                beside.related());
    }

    private static List<Link> trail(Language language, Product product) {
        List<Link> trail = new ArrayList<>(List.of(new Link("/", language.shop().home())));
        product.category().map(Addresses::category).ifPresent(trail::add);
        return trail;
    }

    private static ReviewView review(Language language, Review review) {
        Words words = language.words();
        return new ReviewView(
                words.stars(review.rating()),
                review.author(),
                review.title(),
                review.text(),
                review.verifiedPurchase(),
                words.date(review.createdAt()),
                words.isoDate(review.createdAt()),
                review.helpful() == 0
                        ? ""
                        : language.goods().helpful(review.helpful(), words.number(review.helpful())));
    }

    private static List<Bar> bars(Review.Summary summary) {
        int all = summary.distribution().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return all == 0
                ? List.of()
                : Stream.of(5, 4, 3, 2, 1)
                        .map(stars -> new Bar(stars, summary.distribution().getOrDefault("" + stars, 0), all))
                        .toList();
    }

    private static <T> Uni<Optional<T>> optional(Uni<T> part) {
        return part.map(Optional::of).onFailure().recoverWithItem(Optional.empty());
    }
}
