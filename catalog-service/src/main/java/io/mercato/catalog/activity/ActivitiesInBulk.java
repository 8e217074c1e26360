package io.mercato.catalog.activity;

import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkKind;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Activities by their ids; the fields of {@link ActivityCard} but for further images. Index: activities_pkey. */
@ApplicationScoped
class ActivitiesInBulk implements BulkKind {
    private static final String LOCATION = "JOIN locations l ON l.id = a.location_id";

    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("a.id"))
            .with("title", BulkField.text("a.title"))
            .with("description", BulkField.text("a.description"))
            .with("type", BulkField.text("a.activity_type"))
            .with("ageMonths", range("a.min_age_months", "a.max_age_months"))
            .with("settings", BulkField.texts("a.settings"))
            .with("weather", BulkField.texts("a.weather"))
            .with("durationMinutes", range("a.min_minutes", "a.max_minutes"))
            .with("difficulty", BulkField.text("a.difficulty"))
            .with("location", BulkField.reference("l.id", "l.handle", "l.name").from(LOCATION))
            .with("city", BulkField.text("l.city").from(LOCATION))
            .with(
                    "store",
                    BulkField.reference("s.id", "s.handle", "s.name")
                            .from("LEFT JOIN stores s ON s.id = a.store_id AND s.status = 'active'"))
            .with("price", BulkField.money("a.price", "a.currency"))
            .with("image", BulkField.image("a.image_url", "a.image_alt"))
            .with("featured", BulkField.flag("a.featured"))
            .with("createdAt", BulkField.instant("a.created_at"))
            .all();

    @Override
    public String name() {
        return "activities";
    }

    @Override
    public String from() {
        return "activities a";
    }

    @Override
    public String id() {
        return "a.id";
    }

    @Override
    public String condition() {
        return "a.status = 'active'";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }

    private static BulkField range(String min, String max) {
        return BulkField.of(
                (row, at, json) -> {
                    json.object().field("min").number(row.getInt(at));
                    json.field("max").number(row.getInt(at + 1)).end();
                },
                min,
                max);
    }
}
