package io.mercato.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.stock.StockKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** A product in some sizes, and what must always hold of its stock. */
@ApplicationScoped
public class Shelf {
    private final Catalogue catalogue;

    Shelf(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Empties the catalogue and puts one product there, in a size for each quantity. */
    List<StockKey> stock(int... quantities) {
        catalogue.clear();
        UUID product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        UUID variant = catalogue.variant(product, "Indigo");
        List<StockKey> keys = new ArrayList<>();
        for (int quantity : quantities) {
            keys.add(catalogue.size(variant, "size " + keys.size(), quantity));
        }
        catalogue.run(
                "INSERT INTO stock_movements (variant_id, size_id, kind, change, quantity_after, actor)"
                        + " SELECT variant_id, size_id, 'import', quantity, quantity, 'test' FROM variant_sizes WHERE quantity > 0");
        return keys;
    }

    /** An active bundle of so many of each of these. */
    UUID bundle(Map<StockKey, Integer> items) {
        UUID bundle = catalogue.bundle(
                UUID.fromString(catalogue.text("SELECT id FROM stores")),
                "bundle-" + catalogue.text("SELECT count(*) FROM bundles"));
        items.forEach((item, quantity) -> catalogue.bundleItem(bundle, item, quantity));
        return bundle;
    }

    /** As in {@code "10-3"}: 10 are there, of which 3 are reserved. */
    String level(StockKey key) {
        return catalogue.text(
                "SELECT quantity || '-' || reserved FROM variant_sizes WHERE variant_id = ? AND size_id = ?",
                key.variantId(),
                key.sizeId());
    }

    /** Lets a reservation be past its time, without anybody having noticed. */
    void letPass(String reference) {
        catalogue.run("UPDATE reservations SET created_at = created_at - interval '1 day',"
                + " expires_at = clock_timestamp() - interval '1 second' WHERE reference = '" + reference + "'");
    }

    /** That the books balance: nothing is promised twice, and nothing left without having been sold. */
    void assertBalanced() {
        assertThat(catalogue.texts("SELECT * FROM variant_sizes WHERE reserved < 0 OR reserved > quantity"))
                .as("0 <= reserved <= quantity")
                .isEmpty();
        assertThat(catalogue.texts("""
                        SELECT s.quantity || ' there, ' || coalesce(sum(m.change), 0) || ' logged'
                          FROM variant_sizes s LEFT JOIN stock_movements m USING (variant_id, size_id)
                         GROUP BY s.variant_id, s.size_id, s.quantity HAVING s.quantity <> coalesce(sum(m.change), 0)
                        """))
                .as("what is there is what came less what was sold")
                .isEmpty();
        assertThat(catalogue.texts("""
                        SELECT s.reserved || ' reserved, ' || coalesce(sum(l.quantity), 0) || ' held'
                          FROM variant_sizes s
                          LEFT JOIN (reservation_lines l JOIN reservations r ON r.reference = l.reference AND r.state = 'held')
                            USING (variant_id, size_id)
                         GROUP BY s.variant_id, s.size_id, s.reserved HAVING s.reserved <> coalesce(sum(l.quantity), 0)
                        """)).as("what is reserved is what is held").isEmpty();
        assertThat(catalogue.text("SELECT coalesce(-sum(change), 0) FROM stock_movements WHERE kind = 'sale'"))
                .as("sold is confirmed")
                .isEqualTo(catalogue.text("SELECT coalesce(sum(quantity), 0) FROM reservation_lines"
                        + " JOIN reservations USING (reference) WHERE state = 'confirmed'"));
    }
}
