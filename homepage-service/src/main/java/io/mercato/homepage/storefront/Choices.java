package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.ProductView.Choice;
import io.mercato.homepage.storefront.ProductView.ChoiceGroup;
import io.mercato.homepage.storefront.ProductView.Stock;
import io.mercato.homepage.storefront.catalog.Product;
import io.mercato.homepage.storefront.catalog.Product.Size;
import io.mercato.homepage.storefront.catalog.Product.Variant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which kind and size of a product a page shows, and which others there are: links, so that they work without a script. */
final class Choices {
    private final Product product;
    private final String path;
    private final Optional<Variant> variant;
    private final Optional<Size> size;

    /**
     * @param path of the product's page
     * @param variantId as the address has it; when there is no such one, the first that can be bought counts
     * @param sizeId likewise
     */
    Choices(Product product, String path, String variantId, String sizeId) {
        this.product = product;
        this.path = path;
        this.variant = product.variants().stream()
                .filter(kind -> kind.id().toString().equals(variantId))
                .findFirst()
                .or(() ->
                        product.variants().stream().filter(Choices::isAvailable).findFirst())
                .or(() -> product.variants().stream().findFirst());
        List<Size> sizes = variant.map(Variant::sizes).orElse(List.of());
        this.size = sizes.stream()
                .filter(one -> one.id().toString().equals(sizeId))
                .findFirst()
                .or(() -> sizes.stream().filter(Size::inStock).findFirst())
                .or(() -> sizes.stream().findFirst());
    }

    Optional<Size> size() {
        return size;
    }

    Stock stock(Language language) {
        return Stock.of(language, size.map(Size::inStock).orElse(product.inStock()), size.flatMap(Size::left));
    }

    /** @param sizeName how the choice of a size is called */
    List<ChoiceGroup> groups(String sizeName) {
        List<ChoiceGroup> groups = new ArrayList<>();
        if (product.variants().size() > 1) {
            product.optionNames().stream().map(this::option).forEach(groups::add);
        }
        List<Size> sizes = variant.map(Variant::sizes).orElse(List.of());
        if (sizes.size() > 1) {
            groups.add(new ChoiceGroup(
                    sizeName,
                    size.map(Size::name).orElse(""),
                    sizes.stream()
                            .map(one -> new Choice(
                                    href(variant.orElseThrow(), one),
                                    one.name(),
                                    size.equals(Optional.of(one)),
                                    one.inStock()))
                            .toList()));
        }
        return groups.stream().filter(group -> group.choices().size() > 1).toList();
    }

    private ChoiceGroup option(String name) {
        String chosen = variant.map(kind -> kind.options().get(name)).orElse("");
        List<Choice> values = product.variants().stream()
                .flatMap(kind -> Stream.ofNullable(kind.options().get(name)))
                .distinct()
                .map(value -> {
                    Variant other = nearest(name, value);
                    return new Choice(href(other), value, value.equals(chosen), isAvailable(other));
                })
                .toList();
        return new ChoiceGroup(name, chosen, values);
    }

    /** Of the kinds with this value, the one that is most like the one that is shown. */
    private Variant nearest(String name, String value) {
        return product.variants().stream()
                .filter(kind -> value.equals(kind.options().get(name)))
                .max(Comparator.comparingLong(this::likeness))
                .orElseThrow();
    }

    private long likeness(Variant other) {
        return variant.map(shown -> other.options().entrySet().stream()
                        .filter(option ->
                                option.getValue().equals(shown.options().get(option.getKey())))
                        .count())
                .orElse(0L);
    }

    /** Of another kind the same size, where it has that. */
    private String href(Variant other) {
        return other.sizes().stream()
                .filter(one -> size.map(Size::name).equals(Optional.of(one.name())))
                .findFirst()
                .map(one -> href(other, one))
                .orElse(path + "?variant=" + other.id());
    }

    private String href(Variant kind, Size one) {
        return path + "?variant=" + kind.id() + "&size=" + one.id();
    }

    private static boolean isAvailable(Variant kind) {
        return kind.sizes().stream().anyMatch(Size::inStock);
    }
}
