package io.mercato.catalog.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.mercato.catalog.bulk.BulkChildren;
import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkJson;
import io.mercato.catalog.bulk.BulkKind;
import io.mercato.catalog.database.ReadDatabase;
import io.mercato.catalog.list.Columns;
import io.mercato.catalog.stock.StockLevel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/**
 * Variants by their ids, for who knows what is in a cart or an order: the product and store that they are of, and each of
 * their sizes with its price and stock. Index: product_variants_pkey.
 */
@ApplicationScoped
class VariantsInBulk implements BulkKind {
    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("v.id"))
            .with("product", BulkField.reference("p.id", "p.handle", "p.title"))
            .with("store", BulkField.reference("s.id", "s.handle", "s.name").from("JOIN stores s ON s.id = p.store_id"))
            .with("options", BulkField.of(VariantsInBulk::writeOptions, "p.option_names", "v.option_values"))
            .with(
                    "image",
                    BulkField.image("i.url", "coalesce(nullif(i.alt, ''), p.title)")
                            .from("LEFT JOIN product_images i ON i.product_id = p.id AND i.position = 1"))
            .all();

    /** Index: variant_sizes_pkey. */
    private static final String SIZES_SQL = """
            SELECT z.variant_id, z.size_id, size.name, z.sku, z.price, z.compare_at_price, p.currency, z.quantity, z.reserved
              FROM variant_sizes z
              JOIN product_variants v ON v.id = z.variant_id
              JOIN products p ON p.id = v.product_id
              JOIN sizes size ON size.id = z.size_id
             WHERE z.variant_id = ANY (CAST(:ids AS uuid[]))
             ORDER BY z.variant_id, z.position, z.size_id
            """;

    private final ReadDatabase database;

    VariantsInBulk(ReadDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "variants";
    }

    @Override
    public String from() {
        return "product_variants v JOIN products p ON p.id = v.product_id";
    }

    @Override
    public String id() {
        return "v.id";
    }

    @Override
    public String condition() {
        return "p.status = 'active'";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }

    @Override
    public List<BulkChildren<?>> children() {
        return List.of(new BulkChildren<>(this::sizes, List.of(), Map.of("sizes", all -> all)));
    }

    private Map<UUID, List<StockedSize>> sizes(Collection<UUID> variants) {
        return database.rows(SIZES_SQL, Map.of("ids", variants.toArray(UUID[]::new))).stream()
                .collect(groupingBy(row -> row.get("variant_id", UUID.class), mapping(VariantsInBulk::size, toList())));
    }

    private static StockedSize size(Tuple row) {
        StockLevel level = new StockLevel(row.get("quantity", Integer.class), row.get("reserved", Integer.class));
        return new StockedSize(
                row.get("size_id", UUID.class),
                row.get("name", String.class),
                row.get("sku", String.class),
                Columns.money(row, "price"),
                Columns.money(row, "compare_at_price"),
                level.left() > 0,
                level.quantity(),
                level.reserved(),
                level.left());
    }

    private static void writeOptions(ResultSet row, int at, BulkJson json) throws SQLException {
        String[] names = (String[]) row.getArray(at).getArray();
        String[] values = (String[]) row.getArray(at + 1).getArray();
        json.object();
        for (int i = 0; i < Math.min(names.length, values.length); i++) {
            json.field(names[i]).text(values[i]);
        }
        json.end();
    }
}
