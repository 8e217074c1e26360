package io.mercato.catalog.productimport;

import io.mercato.catalog.product.ProductText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** By option values other than the size. */
    private final Map<List<String>, List<ImportedProduct.Size>> variants = new LinkedHashMap<>();

    /** By all option values, the size included. */
    private final Map<List<String>, Long> linesOfSizes = new HashMap<>();

    private ProductText text;
    private List<String> optionNames;
    private SizeOption sizeOption;
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
                optionNames = OptionsOfRow.names(row);
                sizeOption = SizeOption.among(optionNames, settings.sizeOptions());
                ProductText described = TextOfRow.read(row, sizeOption.without(optionNames));
                take(row, true);
                text = described;
            } else if (text == null) {
                throw new RowRefused("The product's first row, line " + firstLine + ", was refused");
            } else {
                take(row, hasSize(row));
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
                variants.entrySet().stream()
                        .map(variant -> new ImportedProduct.Variant(variant.getKey(), List.copyOf(variant.getValue())))
                        .toList(),
                images.stream().map(ImageOfRow::image).toList(),
                List.copyOf(lines),
                complete,
                false));
    }

    private void take(ProductRow row, boolean hasSize) throws RowRefused {
        List<String> values = hasSize ? newValues(row) : List.of();
        Optional<ImportedProduct.Size> size = hasSize ? Optional.of(size(row, values)) : Optional.empty();
        Optional<ImageOfRow> image = ImageOfRow.isIn(row) ? Optional.of(ImageOfRow.read(row)) : Optional.empty();
        if (size.isEmpty() && image.isEmpty()) {
            throw new RowRefused("The row has neither a variant nor an image");
        }
        if (image.isPresent() && images.size() == settings.maxImages()) {
            throw new RowRefused("The product has more than " + settings.maxImages() + " images");
        }
        size.ifPresent(one -> {
            linesOfSizes.put(values, row.line());
            variants.computeIfAbsent(sizeOption.without(values), _ -> new ArrayList<>())
                    .add(one);
        });
        image.ifPresent(images::add);
    }

    private List<String> newValues(ProductRow row) throws RowRefused {
        List<String> values = OptionsOfRow.values(row, optionNames);
        if (linesOfSizes.containsKey(values)) {
            throw new RowRefused("Line %d is a variant with the same options".formatted(linesOfSizes.get(values)));
        }
        if (linesOfSizes.size() == settings.maxVariants()) {
            throw new RowRefused("The product has more than " + settings.maxVariants() + " variants");
        }
        return values;
    }

    private ImportedProduct.Size size(ProductRow row, List<String> values) throws RowRefused {
        return new ImportedProduct.Size(
                sizeOption.size(values), row.text(Column.SKU), PriceOfRow.read(row, currency), QuantityOfRow.read(row));
    }

    private static boolean hasSize(ProductRow row) throws RowRefused {
        for (Column column : List.of(Column.OPTION1_VALUE, Column.SKU, Column.PRICE)) {
            if (row.text(column) != null) {
                return true;
            }
        }
        return false;
    }
}
