package io.mercato.catalog.product;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.mercato.catalog.database.ReadDatabase;
import io.mercato.catalog.list.Columns;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.catalog.stock.StockSettings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Reads what can be bought of products: one statement, however many products, variants and sizes there are. */
@ApplicationScoped
class ReadVariants {
    /** Indexes: product_variants_product_id_position_key, variant_sizes_pkey. */
    private static final String SIZES_SQL = """
            SELECT v.product_id, v.id AS variant_id, v.option_values, p.option_names, p.currency,
                   s.size_id, size.name, s.sku, s.price, s.compare_at_price, s.quantity, s.reserved
              FROM product_variants v
              JOIN products p ON p.id = v.product_id
              JOIN variant_sizes s ON s.variant_id = v.id
              JOIN sizes size ON size.id = s.size_id
             WHERE v.product_id = ANY (CAST(:ids AS uuid[]))
             ORDER BY v.product_id, v.position, s.position, s.size_id
            """;

    private final ReadDatabase database;
    private final StockSettings settings;

    ReadVariants(ReadDatabase database, StockSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The product's variants in order, each with its sizes in order. Blocks. */
    List<ProductDetail.Variant> ofProduct(UUID id) {
        return ofProducts(List.of(id)).getOrDefault(id, List.of());
    }

    /** The variants of each of these products that has any, as {@link #ofProduct}. Blocks. */
    Map<UUID, List<ProductDetail.Variant>> ofProducts(Collection<UUID> ids) {
        return database.rows(SIZES_SQL, Map.of("ids", ids.toArray(UUID[]::new))).stream()
                .collect(groupingBy(
                        row -> row.get("product_id", UUID.class), collectingAndThen(toList(), this::variants)));
    }

    private List<ProductDetail.Variant> variants(List<Tuple> rows) {
        return rows.stream()
                .collect(groupingBy(row -> row.get("variant_id", UUID.class), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(variant -> new ProductDetail.Variant(
                        variant.getKey(),
                        Columns.options(variant.getValue().getFirst()),
                        variant.getValue().stream().map(this::size).toList()))
                .toList();
    }

    private ProductDetail.Size size(Tuple row) {
        int left = new StockLevel(row.get("quantity", Integer.class), row.get("reserved", Integer.class)).left();
        return new ProductDetail.Size(
                row.get("size_id", UUID.class),
                row.get("name", String.class),
                row.get("sku", String.class),
                Columns.money(row, "price"),
                Columns.money(row, "compare_at_price"),
                left > 0,
                left <= settings.low() ? left : null);
    }
}
