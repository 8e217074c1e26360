package io.mercato.catalog.admin;

import io.mercato.catalog.change.Kind;

import java.util.Locale;

/**
 * A kind of thing whose rows administrators look after. The table has the columns {@code id}, {@code version},
 * {@code created_at}, {@code created_by}, {@code updated_at}, {@code updated_by} and {@code deleted_at}.
 *
 * @param table its name, known to the code alone
 * @param published whether it has a {@code status} as well, {@code draft}, {@code active} or {@code archived}
 */
public record RowKind(Kind kind, String table, boolean published) {
    /** In one word, for problems and the audit log: {@code store}. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
