package io.mercato.catalog.offer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/** Writes offers, and reads them as their administrators see them. Blocks. */
@ApplicationScoped
class OfferRows {
    private static final String INSERT_SQL = """
            INSERT INTO offers (title, description, kind, percentage, amount, currency, buy_quantity, get_quantity, product_id,
                                category_id, store_id, flash_sale, valid_from, valid_until, max_redemptions,
                                max_per_customer, created_by, updated_by)
            VALUES (:title, :description, :kind, CAST(:percentage AS smallint), CAST(:amount AS bigint),
                    CAST(:currency AS text), CAST(:buy AS int), CAST(:get AS int), CAST(:product AS uuid),
                    CAST(:category AS uuid), CAST(:store AS uuid), :flashSale, :from, :until, CAST(:total AS int),
                    CAST(:perCustomer AS int), :actor, :actor)
            RETURNING id
            """;

    /** Index: offers_pkey. */
    private static final String UPDATE_SQL = """
            UPDATE offers
               SET title = :title, description = :description, kind = :kind, percentage = CAST(:percentage AS smallint),
                   amount = CAST(:amount AS bigint), currency = CAST(:currency AS text), buy_quantity = CAST(:buy AS int),
                   get_quantity = CAST(:get AS int), product_id = CAST(:product AS uuid),
                   category_id = CAST(:category AS uuid), store_id = CAST(:store AS uuid), flash_sale = :flashSale,
                   valid_from = :from, valid_until = :until, max_redemptions = CAST(:total AS int),
                   max_per_customer = CAST(:perCustomer AS int),
                   version = version + 1, updated_at = clock_timestamp(), updated_by = :actor
             WHERE id = :id
            """;

    private final EntityManager database;

    OfferRows(EntityManager database) {
        this.database = database;
    }

    /** The offer, if there is one that is deleted or not, as asked. */
    @SuppressWarnings("unchecked")
    Optional<AdminOffer> byId(UUID id, boolean deleted) {
        List<Tuple> rows = database.createNativeQuery(OfferAdminQueries.BY_ID_SQL, Tuple.class)
                .setParameter("id", id)
                .setParameter("deleted", deleted)
                .getResultList();
        return rows.stream().findFirst().map(AdminOffer::of);
    }

    UUID insert(OfferRequest offer, String actor) {
        return (UUID) bind(database.createNativeQuery(INSERT_SQL, UUID.class), offer, actor)
                .getSingleResult();
    }

    /** Makes a locked offer another, as its next version. */
    void update(UUID id, OfferRequest offer, String actor) {
        bind(database.createNativeQuery(UPDATE_SQL), offer, actor)
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Query bind(Query query, OfferRequest offer, String actor) {
        OfferRequest.Rule rule = offer.discount();
        return query.setParameter("title", offer.title())
                .setParameter("description", offer.description())
                .setParameter("kind", rule.kind())
                .setParameter("percentage", rule.percentage())
                .setParameter(
                        "amount", rule.amount() == null ? null : rule.amount().amount())
                .setParameter(
                        "currency", rule.amount() == null ? null : rule.amount().currency())
                .setParameter("buy", rule.buy())
                .setParameter("get", rule.more())
                .setParameter("product", text(offer.productId()))
                .setParameter("category", text(offer.categoryId()))
                .setParameter("store", text(offer.storeId()))
                .setParameter("flashSale", offer.flashSale())
                .setParameter("from", offer.startsAt())
                .setParameter("until", offer.endsAt())
                .setParameter("total", offer.limits().total())
                .setParameter("perCustomer", offer.limits().perCustomer())
                .setParameter("actor", actor);
    }

    /** As text, since Hibernate binds a missing UUID as bytes. */
    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
