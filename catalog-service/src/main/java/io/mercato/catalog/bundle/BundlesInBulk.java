package io.mercato.catalog.bundle;

import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkKind;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Bundles by their ids; the fields of {@link BundleCard} and some more. Indexes: bundles_pkey, and those of the items. */
@ApplicationScoped
class BundlesInBulk implements BulkKind {
    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("b.id"))
            .with("handle", BulkField.text("b.handle"))
            .with("title", BulkField.text("b.title"))
            .with("description", BulkField.text("b.description"))
            .with("vendor", BulkField.text("b.vendor"))
            .with("tags", BulkField.texts("b.tags"))
            .with("price", BulkField.money("b.price", "b.currency"))
            .with(
                    "compareAtPrice",
                    BulkField.money("CASE WHEN parts.parts_price > b.price THEN parts.parts_price END", "b.currency"))
            .with(
                    "saving",
                    BulkField.money(
                            "CASE WHEN parts.parts_price > b.price THEN parts.parts_price - b.price END", "b.currency"))
            .with("items", BulkField.number("parts.items"))
            .with("inStock", BulkField.flag("parts.bundles_left > 0"))
            .with("featured", BulkField.flag("b.featured"))
            .with("store", BulkField.reference("s.id", "s.handle", "s.name").from("JOIN stores s ON s.id = b.store_id"))
            .with(
                    "image",
                    BulkField.image("m.url", "coalesce(nullif(m.alt, ''), b.title)")
                            .from("LEFT JOIN bundle_images m ON m.bundle_id = b.id AND m.position = 1"))
            .with("createdAt", BulkField.instant("b.created_at"))
            .with("updatedAt", BulkField.instant("b.updated_at"))
            .all();

    @Override
    public String name() {
        return "bundles";
    }

    @Override
    public String from() {
        return "bundles b CROSS JOIN " + BundleParts.SUMMARY;
    }

    @Override
    public String id() {
        return "b.id";
    }

    @Override
    public String condition() {
        return "b.status = 'active' AND parts.whole";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }
}
