package io.mercato.catalog.location;

import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkKind;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Locations by their ids; the fields of {@link LocationItem}. Index: locations_pkey. */
@ApplicationScoped
class LocationsInBulk implements BulkKind {
    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("l.id"))
            .with("handle", BulkField.text("l.handle"))
            .with("name", BulkField.text("l.name"))
            .with("country", BulkField.text("l.country"))
            .with("region", BulkField.text("l.region"))
            .with("city", BulkField.text("l.city"))
            .with("coordinates", BulkField.coordinates("l.latitude", "l.longitude"))
            .with("timezone", BulkField.text("l.timezone"))
            .all();

    @Override
    public String name() {
        return "locations";
    }

    @Override
    public String from() {
        return "locations l";
    }

    @Override
    public String id() {
        return "l.id";
    }

    @Override
    public String condition() {
        return "l.deleted_at IS NULL";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }
}
