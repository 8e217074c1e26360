package io.mercato.catalog.productadmin;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.product.VariantPrice;
import io.mercato.catalog.product.VariantSize;
import io.mercato.catalog.stock.StockChange;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.persistence.EntityManager;

/**
 * Gives a product the variants, sizes and images that a request names. A variant keeps its id, and a size its stock, wherever
 * the request can be read so, since orders and bundles point at them; nothing of which orders have reserved some goes.
 */
final class MergeParts {
    private final EntityManager entities;
    private final Product product;
    private final ProductParts parts;
    private final Map<String, UUID> sizeIds;
    private final Map<StockKey, StockLevel> stock;
    private final List<StockChange> stockChanges = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<FieldError> reserved = new ArrayList<>();

    /**
     * @param sizeIds of all sizes that the request names
     * @param stock of all sizes that the product has, locked
     */
    MergeParts(
            EntityManager entities,
            Product product,
            ProductParts parts,
            Map<String, UUID> sizeIds,
            Map<StockKey, StockLevel> stock) {
        this.entities = entities;
        this.product = product;
        this.parts = parts;
        this.sizeIds = sizeIds;
        this.stock = stock;
    }

    /** What came with new sizes, and went with those that are gone. */
    List<StockChange> stockChanges() {
        return stockChanges;
    }

    /** The sizes that go. */
    List<StockKey> gone() {
        return stockChanges.stream()
                .map(StockChange::key)
                .filter(stock::containsKey)
                .toList();
    }

    /**
     * Whether anything has changed.
     *
     * @throws ProblemException 409 {@code stock_reserved}, 422 {@code invalid_product}
     */
    boolean merge(ProductRequest request) {
        boolean changed = variants(request) | images(request.images());
        ProductRules.refuse(errors);
        if (!reserved.isEmpty()) {
            throw ProblemException.of(
                    409, "stock_reserved", "Orders have reserved some of what would go.", List.copyOf(reserved));
        }
        return changed;
    }

    private boolean variants(ProductRequest request) {
        Map<UUID, ProductVariant> rest = parts.variants().stream()
                .collect(toMap(ProductVariant::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        List<ProductVariant> kept = keep(request, rest);
        boolean changed = !rest.isEmpty();
        rest.values().forEach(this::gone);
        for (int i = 0; i < kept.size(); i++) {
            List<String> values = values(request, i);
            ProductVariant variant = kept.get(i);
            if (variant == null) {
                variant = new ProductVariant(product.id(), values);
                variant.moveTo(i + 1);
                entities.persist(variant);
                changed = true;
            }
            changed |= variant.become(values) | variant.moveTo(i + 1);
            changed |= sizes(variant, request.variants().get(i).sizes(), "variants[" + i + "]");
        }
        return changed;
    }

    /** For each variant of the request the one that it means, taken out of the rest; {@code null} where it is new. */
    private List<ProductVariant> keep(ProductRequest request, Map<UUID, ProductVariant> rest) {
        List<ProductVariant> kept = new ArrayList<>();
        for (int i = 0; i < request.variants().size(); i++) {
            UUID id = request.variants().get(i).id();
            ProductVariant named = id == null ? null : rest.remove(id);
            if (id != null && named == null) {
                errors.add(new FieldError("variants[" + i + "].id", "is not that of a variant of this product"));
            }
            kept.add(named);
        }
        for (int i = 0; i < kept.size(); i++) {
            if (request.variants().get(i).id() == null) {
                List<String> values = values(request, i);
                kept.set(
                        i,
                        rest.values().stream()
                                .filter(variant -> variant.optionValues().equals(values))
                                .findFirst()
                                .map(variant -> rest.remove(variant.id()))
                                .orElse(null));
            }
        }
        return kept;
    }

    private static List<String> values(ProductRequest request, int variant) {
        Map<String, String> options = request.variants().get(variant).options();
        return request.optionNames().stream().map(options::get).toList();
    }

    private boolean sizes(ProductVariant variant, List<ProductRequest.SizeOfVariant> sizes, String field) {
        Map<UUID, VariantSize> rest = parts.sizesOf(variant).stream()
                .collect(toMap(VariantSize::sizeId, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        boolean changed = false;
        for (int i = 0; i < sizes.size(); i++) {
            ProductRequest.SizeOfVariant size = sizes.get(i);
            VariantSize row = rest.remove(sizeIds.get(size.name()));
            boolean isNew = row == null;
            if (isNew) {
                int quantity = size.initialQuantity() == null ? 0 : size.initialQuantity();
                row = VariantSize.counted(new StockKey(variant.id(), sizeIds.get(size.name())), quantity);
                stockChanges.add(new StockChange(row.key(), StockLevel.NONE, new StockLevel(quantity, 0)));
            } else if (size.initialQuantity() != null) {
                errors.add(new FieldError(
                        field + ".sizes[" + i + "].initialQuantity",
                        "is for a new size; the stock of this one is restocked or corrected"));
            }
            changed |= isNew | row.moveTo(i + 1) | row.label(textOrNone(size.sku())) | row.cost(price(size));
            if (isNew) {
                entities.persist(row);
            }
        }
        rest.values().forEach(row -> {
            gone(variant, row);
            entities.remove(row);
        });
        return changed | !rest.isEmpty();
    }

    private void gone(ProductVariant variant) {
        parts.sizesOf(variant).forEach(row -> gone(variant, row));
        entities.remove(variant);
    }

    private void gone(ProductVariant variant, VariantSize row) {
        StockLevel level = stock.get(row.key());
        if (level.reserved() > 0) {
            reserved.add(new FieldError(
                    "variants",
                    "no longer name size %s of variant %s %s, of which %d are reserved"
                            .formatted(row.sizeId(), variant.id(), variant.optionValues(), level.reserved())));
        }
        stockChanges.add(new StockChange(row.key(), level, StockLevel.NONE));
    }

    private boolean images(List<ProductRequest.Image> images) {
        Map<UUID, ProductImage> rest = parts.images().stream()
                .collect(toMap(ProductImage::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        boolean changed = false;
        for (int i = 0; i < images.size(); i++) {
            ProductRequest.Image image = images.get(i);
            ProductImage row = image.id() == null ? new ProductImage(product.id(), i + 1) : rest.remove(image.id());
            if (row == null) {
                errors.add(new FieldError("images[" + i + "].id", "is not that of an image of this product"));
                continue;
            }
            changed |= row.moveTo(i + 1) | row.show(image.url(), image.alt());
            if (image.id() == null) {
                entities.persist(row);
                changed = true;
            }
        }
        rest.values().forEach(entities::remove);
        return changed | !rest.isEmpty();
    }

    private static VariantPrice price(ProductRequest.SizeOfVariant size) {
        return new VariantPrice(
                size.price().amount(),
                size.compareAtPrice() == null ? null : size.compareAtPrice().amount(),
                size.price().currency());
    }

    /** What its cheapest size costs; nothing as long as it has none. */
    static VariantPrice cheapest(ProductRequest request) {
        return request.variants().stream()
                .flatMap(variant -> variant.sizes().stream())
                .map(MergeParts::price)
                .min(Comparator.comparingLong(VariantPrice::amount))
                .orElse(new VariantPrice(0, null, request.currency()));
    }

    /** Blank text is none: the columns take nothing shorter than a character. */
    static String textOrNone(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
