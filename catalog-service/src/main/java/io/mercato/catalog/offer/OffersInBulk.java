package io.mercato.catalog.offer;

import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkKind;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Offers by their ids, those that hold now; what {@link OfferCard} says, but for prices and limits. Index: offers_pkey. */
@ApplicationScoped
class OffersInBulk implements BulkKind {
    private static final String CATEGORY = "LEFT JOIN categories c ON c.id = o.category_id";
    private static final String STORE = "LEFT JOIN stores s ON s.id = o.store_id";

    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.text("o.id"))
            .with("title", BulkField.text("o.title"))
            .with("description", BulkField.text("o.description"))
            .with("flashSale", BulkField.flag("o.flash_sale"))
            .with("featured", BulkField.flag("o.featured"))
            .with("startsAt", BulkField.instant("o.valid_from"))
            .with("endsAt", BulkField.instant("o.valid_until"))
            .with("product", BulkField.reference("p.id", "p.handle", "p.title"))
            .with("category", BulkField.reference("c.id", "c.handle", "c.name").from(CATEGORY))
            .with("store", BulkField.reference("s.id", "s.handle", "s.name").from(STORE))
            .with("price", BulkField.money("p.price", "p.currency"))
            .all();

    @Override
    public String name() {
        return "offers";
    }

    @Override
    public String from() {
        return "offers o LEFT JOIN products p ON p.id = o.product_id";
    }

    @Override
    public String id() {
        return "o.id";
    }

    @Override
    public String condition() {
        return "(o.product_id IS NULL OR p.status = 'active') AND o.status = 'active' AND o.valid_from <= now() AND o.valid_until > now()";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }
}
