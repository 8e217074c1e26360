package io.mercato.catalog.productimport;

import io.mercato.catalog.product.SizeList;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which of a product's options is its size. A file has a row for each combination of options; the catalogue has variants,
 * each in one or more sizes.
 *
 * @param index among the options; -1 when the product comes in one size
 */
record SizeOption(int index) {
    /** @param called what such an option is called, whatever the case */
    static SizeOption among(List<String> optionNames, Set<String> called) {
        for (int i = 0; i < optionNames.size(); i++) {
            if (called.stream().anyMatch(optionNames.get(i)::equalsIgnoreCase)) {
                return new SizeOption(i);
            }
        }
        return new SizeOption(-1);
    }

    /** The names or values of the other options. */
    List<String> without(List<String> options) {
        if (index < 0) {
            return options;
        }
        List<String> others = new ArrayList<>(options);
        others.remove(index);
        return List.copyOf(others);
    }

    /** The name of the size among the values of all options. */
    String size(List<String> values) {
        return index < 0 ? SizeList.ONE_SIZE : values.get(index);
    }
}
