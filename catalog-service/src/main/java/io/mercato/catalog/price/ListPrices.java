package io.mercato.catalog.price;

import io.mercato.platform.money.Money;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** What things cost without offers: two statements at most. Blocks. */
@ApplicationScoped
class ListPrices {
    /** Indexes: variant_sizes_pkey, product_variants_pkey, products_pkey. */
    private static final String ITEMS_SQL = """
            SELECT asked.number, z.price, p.currency, p.id AS product_id
              FROM unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[]), CAST(:numbers AS int[]))
                   AS asked (variant_id, size_id, number)
              JOIN variant_sizes z ON z.variant_id = asked.variant_id AND z.size_id = asked.size_id
              JOIN product_variants v ON v.id = z.variant_id
              JOIN products p ON p.id = v.product_id AND p.status = 'active'
            """;

    /** Indexes: bundles_pkey, bundle_items_pkey, variant_sizes_pkey, product_variants_pkey, products_pkey. */
    private static final String BUNDLES_SQL = """
            SELECT asked.number, b.price, b.currency, CAST(NULL AS uuid) AS product_id
              FROM unnest(CAST(:bundles AS uuid[]), CAST(:numbers AS int[])) AS asked (bundle_id, number)
              JOIN bundles b ON b.id = asked.bundle_id AND b.status = 'active'
             CROSS JOIN LATERAL (
                   SELECT count(*) > 0 AND count(*) = count(p.id) AS whole
                     FROM bundle_items i
                     LEFT JOIN variant_sizes z ON z.variant_id = i.variant_id AND z.size_id = i.size_id
                     LEFT JOIN product_variants v ON v.id = z.variant_id
                     LEFT JOIN products p ON p.id = v.product_id AND p.status = 'active' AND p.currency = b.currency
                    WHERE i.bundle_id = b.id) parts
             WHERE parts.whole
            """;

    private final EntityManager database;

    ListPrices(EntityManager database) {
        this.database = database;
    }

    /** @throws ProblemException 422 {@code not_on_sale}, with the lines; 422 {@code price_too_large} */
    List<ListedLine> of(List<PriceRequest.Line> lines) {
        Map<Integer, Tuple> found = new HashMap<>();
        List<Integer> items = numbers(lines, false);
        List<Integer> bundles = numbers(lines, true);
        if (!items.isEmpty()) {
            add(found, items(lines, items));
        }
        if (!bundles.isEmpty()) {
            add(found, bundles(lines, bundles));
        }
        List<FieldError> errors = new ArrayList<>();
        List<ListedLine> listed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Tuple row = found.get(i);
            if (row == null) {
                errors.add(new FieldError("lines[" + i + "]", "is not on sale"));
            } else {
                listed.add(ListedLine.of(
                        row.get("product_id", UUID.class),
                        new Money(row.get("price", Long.class), row.get("currency", String.class)),
                        lines.get(i).quantity()));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable("not_on_sale", "Some lines are of nothing that is on sale.", errors);
        }
        return listed;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> items(List<PriceRequest.Line> lines, List<Integer> numbers) {
        return database.createNativeQuery(ITEMS_SQL, Tuple.class)
                .setParameter(
                        "variants",
                        numbers.stream().map(i -> lines.get(i).variantId()).toArray(UUID[]::new))
                .setParameter(
                        "sizes",
                        numbers.stream().map(i -> lines.get(i).sizeId()).toArray(UUID[]::new))
                .setParameter("numbers", numbers.toArray(Integer[]::new))
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> bundles(List<PriceRequest.Line> lines, List<Integer> numbers) {
        return database.createNativeQuery(BUNDLES_SQL, Tuple.class)
                .setParameter(
                        "bundles",
                        numbers.stream().map(i -> lines.get(i).bundleId()).toArray(UUID[]::new))
                .setParameter("numbers", numbers.toArray(Integer[]::new))
                .getResultList();
    }

    private static List<Integer> numbers(List<PriceRequest.Line> lines, boolean bundles) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if ((lines.get(i).bundleId() != null) == bundles) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private static void add(Map<Integer, Tuple> found, List<Tuple> rows) {
        rows.forEach(row -> found.put(row.get("number", Integer.class), row));
    }
}
