package io.mercato.catalog.event;

import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkKind;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Events by their ids, those that are over too; the fields of {@link EventCard}. Index: events_pkey. */
@ApplicationScoped
class EventsInBulk implements BulkKind {
    private static final String LOCATION = "LEFT JOIN locations l ON l.id = e.location_id";

    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("e.id"))
            .with("title", BulkField.text("e.title"))
            .with("description", BulkField.text("e.description"))
            .with("venue", BulkField.text("e.venue"))
            .with("city", BulkField.text("coalesce(l.city, e.city)").from(LOCATION))
            .with("location", BulkField.reference("l.id", "l.handle", "l.name").from(LOCATION))
            .with("startsAt", BulkField.instant("e.starts_at"))
            .with("endsAt", BulkField.instant("e.ends_at"))
            .with("price", BulkField.money("e.price", "e.currency"))
            .with("capacity", BulkField.number("e.capacity"))
            .with("image", BulkField.image("e.image_url", "e.image_alt"))
            .with(
                    "store",
                    BulkField.reference("s.id", "s.handle", "s.name")
                            .from("LEFT JOIN stores s ON s.id = e.store_id AND s.status = 'active'"))
            .with("featured", BulkField.flag("e.featured"))
            .all();

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String from() {
        return "events e";
    }

    @Override
    public String id() {
        return "e.id";
    }

    @Override
    public String condition() {
        return "e.status = 'active'";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }
}
