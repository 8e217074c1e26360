package io.mercato.catalog.list;

import io.mercato.platform.money.Money;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.Tuple;

/** Reads the groups of columns that several lists share, by the names their queries give them. */
public final class Columns {
    private Columns() {}

    /** From {@code image_url} and {@code image_alt}; {@code null} when there is no image. */
    public static Image image(Tuple row) {
        String url = row.get("image_url", String.class);
        return url == null ? null : new Image(url, row.get("image_alt", String.class));
    }

    /** From {@code rating_average} and {@code rating_count}; {@code null} when nobody has rated. */
    public static Rating rating(Tuple row) {
        int count = row.get("rating_count", Integer.class);
        return count == 0 ? null : new Rating(row.get("rating_average", BigDecimal.class), count);
    }

    /** From {@code option_names} of a product and {@code option_values} of its variant, in their order. */
    public static Map<String, String> options(Tuple row) {
        String[] names = row.get("option_names", String[].class);
        String[] values = row.get("option_values", String[].class);
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.length, values.length); i++) {
            options.put(names[i], values[i]);
        }
        return options;
    }

    /** From a column of minor units and {@code currency}; {@code null} when the column is. */
    public static Money money(Tuple row, String column) {
        Long amount = row.get(column, Long.class);
        return amount == null ? null : new Money(amount, row.get("currency", String.class));
    }
}
