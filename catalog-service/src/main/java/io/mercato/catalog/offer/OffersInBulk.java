package io.mercato.catalog.offer;

import io.mercato.catalog.bulk.BulkField;
import io.mercato.catalog.bulk.BulkFields;
import io.mercato.catalog.bulk.BulkJson;
import io.mercato.catalog.bulk.BulkKind;
import io.mercato.platform.money.Money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Offers by their ids, those that hold now; what {@link OfferCard} says. Index: offers_pkey. */
@ApplicationScoped
class OffersInBulk implements BulkKind {
    private static final String CATEGORY = "LEFT JOIN categories c ON c.id = o.category_id";
    private static final String STORE = "LEFT JOIN stores s ON s.id = o.store_id";
    private static final String IMAGE = "LEFT JOIN product_images i ON i.product_id = o.product_id AND i.position = 1";

    private static final Map<String, BulkField> FIELDS = new BulkFields()
            .with("id", BulkField.id("o.id"))
            .with("title", BulkField.text("o.title"))
            .with("description", BulkField.text("o.description"))
            .with(
                    "discount",
                    BulkField.of(
                            (row, at, json) -> json.value(discount(row, at)),
                            "o.kind",
                            "o.percentage",
                            "o.amount",
                            "o.currency",
                            "o.buy_quantity",
                            "o.get_quantity"))
            .with("scope", BulkField.of(OffersInBulk::writeScope, "o.product_id", "o.category_id"))
            .with("flashSale", BulkField.flag("o.flash_sale"))
            .with("featured", BulkField.flag("o.featured"))
            .with("startsAt", BulkField.instant("o.valid_from"))
            .with("endsAt", BulkField.instant("o.valid_until"))
            .with("product", BulkField.reference("p.id", "p.handle", "p.title"))
            .with("category", BulkField.reference("c.id", "c.handle", "c.name").from(CATEGORY))
            .with("store", BulkField.reference("s.id", "s.handle", "s.name").from(STORE))
            .with("price", BulkField.money("p.price", "p.currency"))
            .with(
                    "salePrice",
                    BulkField.of(
                            OffersInBulk::writeSalePrice,
                            "o.kind",
                            "o.percentage",
                            "o.amount",
                            "o.currency",
                            "o.buy_quantity",
                            "o.get_quantity",
                            "p.price",
                            "p.currency"))
            .with(
                    "image",
                    BulkField.image(
                                    "coalesce(i.url, c.image_url, s.image_url)",
                                    "coalesce(i.alt, c.image_alt, s.image_alt)")
                            .from(CATEGORY, STORE, IMAGE))
            .with(
                    "limits",
                    BulkField.of(OffersInBulk::writeLimits, "o.max_redemptions", "o.max_per_customer", "o.redeemed"))
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
        return """
                o.status = 'active' AND o.valid_from <= now() AND o.valid_until > now()
                AND (o.product_id IS NULL OR p.status = 'active')
                AND (o.category_id IS NULL
                     OR EXISTS (SELECT FROM categories k WHERE k.id = o.category_id AND k.deleted_at IS NULL))
                AND (o.store_id IS NULL
                     OR EXISTS (SELECT FROM stores k WHERE k.id = o.store_id AND k.status = 'active'))
                """;
    }

    @Override
    public Map<String, BulkField> fields() {
        return FIELDS;
    }

    private static Discount discount(ResultSet row, int at) throws SQLException {
        return Discount.stored(
                row.getString(at),
                row.getInt(at + 1),
                row.getLong(at + 2),
                row.getString(at + 3),
                row.getInt(at + 4),
                row.getInt(at + 5));
    }

    private static void writeScope(ResultSet row, int at, BulkJson json) throws SQLException {
        json.text(OfferCard.scope(row.getObject(at), row.getObject(at + 1)));
    }

    private static void writeSalePrice(ResultSet row, int at, BulkJson json) throws SQLException {
        long price = row.getLong(at + 6);
        Discount discount = discount(row, at);
        boolean none = row.getObject(at + 6) == null || !discount.lowersSingleOnes();
        json.value(none ? null : discount.appliedTo(new Money(price, row.getString(at + 7))));
    }

    private static void writeLimits(ResultSet row, int at, BulkJson json) throws SQLException {
        json.value(OfferCard.Limits.of(
                row.getObject(at, Integer.class), row.getObject(at + 1, Integer.class), row.getInt(at + 2)));
    }
}
