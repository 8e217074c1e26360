package io.mercato.catalog.productimport;

import io.mercato.catalog.product.VariantPrice;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** What a row's variant costs. Exact: nothing is rounded. */
final class PriceOfRow {
    /** Also keeps exponents out: 1e999999999 would be a number of a billion digits. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

    /** 2^53 - 1: larger integers do not come through every JSON reader exactly. */
    private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(9_007_199_254_740_991L);

    private PriceOfRow() {}

    /** A price to compare with that is not above the price is none. */
    static VariantPrice read(ProductRow row, String currency) throws RowRefused {
        row.required(Column.PRICE);
        long price = amount(row, Column.PRICE, currency);
        if (row.text(Column.COMPARE_AT_PRICE) == null) {
            return new VariantPrice(price, null, currency);
        }
        long before = amount(row, Column.COMPARE_AT_PRICE, currency);
        return new VariantPrice(price, before > price ? before : null, currency);
    }

    private static long amount(ProductRow row, Column column, String currency) throws RowRefused {
        String text = row.required(column);
        String what = column.title() + " " + RowRefused.quote(text);
        if (!DECIMAL.matcher(text).matches()) {
            throw new RowRefused(what + " is not a number like 1299.50");
        }
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal amount = new BigDecimal(text).movePointRight(decimals).stripTrailingZeros();
        if (amount.signum() < 0) {
            throw new RowRefused(what + " is negative");
        } else if (amount.scale() > 0) {
            throw new RowRefused(what + " has more than the " + decimals + " decimals of " + currency);
        } else if (amount.compareTo(MAX_AMOUNT) > 0) {
            throw new RowRefused(what + " is too large");
        }
        return amount.longValueExact();
    }
}
