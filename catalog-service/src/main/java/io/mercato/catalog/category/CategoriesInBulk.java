package io.mercato.catalog.category;

import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkKind;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Categories by their ids; the fields of {@link CategoryItem}. Index: categories_pkey. */
@ApplicationScoped
class CategoriesInBulk implements BulkKind {
    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("c.id"))
            .with("parentId", BulkField.id("c.parent_id"))
            .with("handle", BulkField.text("c.handle"))
            .with("name", BulkField.text("c.name"))
            .with("image", BulkField.image("c.image_url", "c.image_alt"))
            .all();

    @Override
    public String name() {
        return "categories";
    }

    @Override
    public String from() {
        return "categories c";
    }

    @Override
    public String id() {
        return "c.id";
    }

    @Override
    public String condition() {
        return "c.deleted_at IS NULL";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }
}
