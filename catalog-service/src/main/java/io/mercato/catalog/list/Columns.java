package io.mercato.catalog.list;

import io.mercato.platform.money.Money;

import java.math.BigDecimal;

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

    /** From a column of minor units and {@code currency}; {@code null} when the column is. */
    public static Money money(Tuple row, String column) {
        Long amount = row.get(column, Long.class);
        return amount == null ? null : new Money(amount, row.get("currency", String.class));
    }
}
