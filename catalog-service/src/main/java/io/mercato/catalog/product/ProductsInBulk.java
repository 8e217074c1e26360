package io.mercato.catalog.product;

import io.mercato.catalog.bulk.BulkChildren;
import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkJson;
import io.mercato.catalog.bulk.BulkKind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Products by their ids; the fields of {@link ProductDetail}, and the image of {@link ProductCard}. Index: products_pkey. */
@ApplicationScoped
class ProductsInBulk implements BulkKind {
    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("p.id"))
            .with("handle", BulkField.text("p.handle"))
            .with("title", BulkField.text("p.title"))
            .with("description", BulkField.text("p.description"))
            .with("vendor", BulkField.text("p.vendor"))
            .with("productType", BulkField.text("p.product_type"))
            .with("tags", BulkField.texts("p.tags"))
            .with("store", BulkField.reference("s.id", "s.handle", "s.name").from("JOIN stores s ON s.id = p.store_id"))
            .with(
                    "category",
                    BulkField.reference("c.id", "c.handle", "c.name")
                            .from("LEFT JOIN categories c ON c.id = p.category_id"))
            .with("price", BulkField.money("p.price", "p.currency"))
            .with("compareAtPrice", BulkField.money("p.compare_at_price", "p.currency"))
            .with("rating", BulkField.rating("p.rating_average", "p.rating_count"))
            .with("optionNames", BulkField.texts("p.option_names"))
            .with(
                    "image",
                    BulkField.image("i.url", "coalesce(nullif(i.alt, ''), p.title)")
                            .from("LEFT JOIN product_images i ON i.product_id = p.id AND i.position = 1"))
            .with("searchPreview", BulkField.of(ProductsInBulk::searchPreview, "p.seo_title", "p.seo_description"))
            .with("createdAt", BulkField.instant("p.created_at"))
            .with("updatedAt", BulkField.instant("p.updated_at"))
            .all();

    private final ReadVariants variants;
    private final ReadImages images;

    ProductsInBulk(ReadVariants variants, ReadImages images) {
        this.variants = variants;
        this.images = images;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public String from() {
        return "products p";
    }

    @Override
    public String id() {
        return "p.id";
    }

    @Override
    public String condition() {
        return "p.status = 'active'";
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }

    @Override
    public List<BulkChildren<?>> children() {
        return List.of(
                new BulkChildren<>(
                        variants::ofProducts,
                        List.of(),
                        Map.of("variants", all -> all, "inStock", ProductDetail.Variant::anyInStock)),
                new BulkChildren<>(images::ofProducts, List.of(), Map.of("images", all -> all)));
    }

    private static void searchPreview(ResultSet row, int at, BulkJson json) throws SQLException {
        json.object().field("title").text(row.getBytes(at));
        json.field("description").text(row.getBytes(at + 1)).end();
    }
}
