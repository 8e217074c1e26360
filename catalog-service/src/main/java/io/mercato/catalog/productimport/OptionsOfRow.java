package io.mercato.catalog.productimport;

import java.util.ArrayList;
import java.util.List;

/** What variants differ in: names on a product's first row, values on each row of a variant. */
final class OptionsOfRow {
    private record Option(Column name, Column value) {}

    private static final List<Option> OPTIONS = List.of(
            new Option(Column.OPTION1_NAME, Column.OPTION1_VALUE),
            new Option(Column.OPTION2_NAME, Column.OPTION2_VALUE),
            new Option(Column.OPTION3_NAME, Column.OPTION3_VALUE));

    private OptionsOfRow() {}

    /** None for a product that comes in one kind only. */
    static List<String> names(ProductRow row) throws RowRefused {
        List<String> names = new ArrayList<>();
        if (isTheOnlyVariant(row)) {
            return names;
        }
        for (Option option : OPTIONS) {
            String name = row.text(option.name());
            if (name != null && names.size() == OPTIONS.indexOf(option)) {
                names.add(name);
            } else if (name != null || row.text(option.value()) != null) {
                throw new RowRefused(
                        "An option's name is missing before " + option.value().title());
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new RowRefused("Two options have the same name");
        }
        return List.copyOf(names);
    }

    /** One for each of the names. */
    static List<String> values(ProductRow row, List<String> names) throws RowRefused {
        List<String> values = new ArrayList<>();
        for (Option option : OPTIONS) {
            if (values.size() < names.size()) {
                values.add(row.required(option.value()));
            } else if (row.text(option.value()) != null && !isTheOnlyVariant(row)) {
                throw new RowRefused(option.value().title() + " has a value, but the product no such option");
            }
        }
        return List.copyOf(values);
    }

    /** How Shopify exports a product without options: with one that is called Title. */
    private static boolean isTheOnlyVariant(ProductRow row) throws RowRefused {
        return "Default Title".equals(row.text(Column.OPTION1_VALUE)) && row.text(Column.OPTION2_VALUE) == null;
    }
}
