package io.mercato.catalog.productimport;

import io.mercato.catalog.product.ProductText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A product while its rows come in. A row is taken as a whole or refused as a whole. */
final class ProductDraft {
    private final String handle;
    private final String currency;
    private final ProductImportSettings settings;
    private final List<ImageOfRow> images = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    private final List<ImportedProduct.Variant> variants = new ArrayList<>();

    /** By option values. */
    private final Map<List<String>, Long> linesOfVariants = new HashMap<>();

    private ProductText text;
    private long firstLine;
    private boolean complete = true;

    ProductDraft(String handle, String currency, ProductImportSettings settings) {
        this.handle = handle;
        this.currency = currency;
        this.settings = settings;
    }

    String handle() {
        return handle;
    }

    /** Takes the product's next row. */
    void add(ProductRow row) throws RowRefused {
        boolean isFirst = firstLine == 0;
        if (isFirst) {
            firstLine = row.line();
        }
        try {
            if (isFirst) {
                ProductText described = TextOfRow.read(row, OptionsOfRow.names(row));
                take(row, Optional.of(variant(row, described.optionNames())));
                text = described;
            } else if (text == null) {
                throw new RowRefused("The product's first row, line " + firstLine + ", was refused");
            } else {
                take(row, hasVariant(row) ? Optional.of(variant(row, text.optionNames())) : Optional.empty());
            }
        } catch (RowRefused e) {
            complete = false;
            throw e;
        }
        lines.add(row.line());
    }

    /** The product, unless its first row was refused. */
    Optional<ImportedProduct> finish() {
        if (text == null) {
            return Optional.empty();
        }
        images.sort(Comparator.comparingInt(ImageOfRow::position));
        return Optional.of(new ImportedProduct(
                handle,
                text,
                currency,
                List.copyOf(variants),
                images.stream().map(ImageOfRow::image).toList(),
                List.copyOf(lines),
                complete));
    }

    private void take(ProductRow row, Optional<ImportedProduct.Variant> variant) throws RowRefused {
        Optional<ImageOfRow> image = ImageOfRow.isIn(row) ? Optional.of(ImageOfRow.read(row)) : Optional.empty();
        if (variant.isEmpty() && image.isEmpty()) {
            throw new RowRefused("The row has neither a variant nor an image");
        }
        if (image.isPresent() && images.size() == settings.maxImages()) {
            throw new RowRefused("The product has more than " + settings.maxImages() + " images");
        }
        variant.ifPresent(one -> {
            linesOfVariants.put(one.optionValues(), row.line());
            variants.add(one);
        });
        image.ifPresent(images::add);
    }

    private ImportedProduct.Variant variant(ProductRow row, List<String> optionNames) throws RowRefused {
        List<String> values = OptionsOfRow.values(row, optionNames);
        if (linesOfVariants.containsKey(values)) {
            throw new RowRefused("Line %d is a variant with the same options".formatted(linesOfVariants.get(values)));
        }
        if (variants.size() == settings.maxVariants()) {
            throw new RowRefused("The product has more than " + settings.maxVariants() + " variants");
        }
        return new ImportedProduct.Variant(values, row.text(Column.SKU), PriceOfRow.read(row, currency));
    }

    private static boolean hasVariant(ProductRow row) throws RowRefused {
        for (Column column : List.of(Column.OPTION1_VALUE, Column.SKU, Column.PRICE)) {
            if (row.text(column) != null) {
                return true;
            }
        }
        return false;
    }
}
