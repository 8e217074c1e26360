package io.mercato.catalog.store;

import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkKind;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Stores by their ids; the fields of {@link StoreCard}. Index: stores_pkey. */
@ApplicationScoped
class StoresInBulk implements BulkKind {
    private static final String LOCATION = "LEFT JOIN locations l ON l.id = s.location_id";

    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("s.id"))
            .with("handle", BulkField.text("s.handle"))
            .with("name", BulkField.text("s.name"))
            .with("description", BulkField.text("s.description"))
            .with("city", BulkField.text("coalesce(l.city, s.city)").from(LOCATION))
            .with("country", BulkField.text("coalesce(l.country, s.country)").from(LOCATION))
            .with("location", BulkField.reference("l.id", "l.handle", "l.name").from(LOCATION))
            .with("coordinates", BulkField.coordinates("s.latitude", "s.longitude"))
            .with("image", BulkField.image("s.image_url", "s.image_alt"))
            .with("rating", BulkField.rating("s.rating_average", "s.rating_count"))
            .with("featured", BulkField.flag("s.featured"))
            .all();

    @Override
    public String name() {
        return "stores";
    }

    @Override
    public String from() {
        return "stores s";
    }

    @Override
    public String id() {
        return "s.id";
    }

    @Override
    public String condition() {
        return "s.status = 'active'";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }
}
