package io.mercato.catalog.offer;

import io.mercato.catalog.admin.Price;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** What must hold of an offer; all that is broken is told at once. Blocks; call it in a transaction. */
@ApplicationScoped
class OfferRules {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Indexes: products_pkey, categories_pkey, stores_pkey. Keeps who would delete it waiting until the offer is there. */
    private static final String KEEP_SQL =
            "SELECT %s AS currency FROM %s WHERE id = :id AND deleted_at IS NULL FOR SHARE";

    /** One writer of flash sales for a product at a time, so that who loses can be told to whom. */
    private static final String ONE_BY_ONE_SQL =
            "SELECT CAST(pg_advisory_xact_lock(hashtextextended('flash-sale:' || :product, 0)) AS text)";

    /** Index: offers_one_flash_sale_at_once. */
    private static final String OVERLAPPING_SQL = """
            SELECT id, title, valid_from, valid_until FROM offers
             WHERE product_id = CAST(:product AS uuid) AND flash_sale AND status = 'active' AND id <> :id
               AND tstzrange(valid_from, valid_until) && tstzrange(:from, :until)
             ORDER BY valid_from LIMIT 1
            """;

    private final EntityManager database;

    OfferRules(EntityManager database) {
        this.database = database;
    }

    /** @throws ProblemException 422 {@code invalid_offer} */
    void check(OfferRequest offer) {
        List<FieldError> errors = new ArrayList<>();
        checkTimes(offer, errors);
        checkRule(offer.discount(), errors);
        checkScope(offer, errors);
        OfferRequest.Limits limits = offer.limits();
        if (limits.total() != null && limits.perCustomer() != null && limits.perCustomer() > limits.total()) {
            errors.add(new FieldError("limits.perCustomer", "must not be above total"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "invalid_offer", "The offer's fields do not fit together, or what it is on.", errors);
        }
    }

    /**
     * Must be called, with the offer as it is to be, before one that is active is written.
     *
     * @throws ProblemException 409 {@code flash_sale_overlaps}, with the other one
     */
    void refuseOverlap(UUID id, boolean flashSale, Optional<UUID> product, Instant from, Instant until) {
        if (!flashSale || product.isEmpty()) {
            return;
        }
        database.createNativeQuery(ONE_BY_ONE_SQL)
                .setParameter("product", product.get().toString())
                .getSingleResult();
        overlapping(id, product.get(), from, until).ifPresent(other -> {
            String name = "the flash sale " + other.get("id", UUID.class);
            throw ProblemException.of(
                    409,
                    "flash_sale_overlaps",
                    "The product has another flash sale then, from %s until %s: %s (%s)."
                            .formatted(
                                    other.get("valid_from", Instant.class),
                                    other.get("valid_until", Instant.class),
                                    other.get("title", String.class),
                                    other.get("id", UUID.class)),
                    List.of(
                            new FieldError("startsAt", "overlaps with " + name),
                            new FieldError("endsAt", "overlaps with " + name)));
        });
    }

    @SuppressWarnings("unchecked")
    private Optional<Tuple> overlapping(UUID id, UUID product, Instant from, Instant until) {
        List<Tuple> rows = database.createNativeQuery(OVERLAPPING_SQL, Tuple.class)
                .setParameter("product", product.toString())
                .setParameter("id", id)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList();
        return rows.stream().findFirst();
    }

    private static void checkTimes(OfferRequest offer, List<FieldError> errors) {
        if (offer.startsAt().isBefore(EARLIEST)) {
            errors.add(new FieldError("startsAt", "must not be before the year 2000"));
        }
        if (offer.endsAt().isAfter(LATEST)) {
            errors.add(new FieldError("endsAt", "must be before the year 10000"));
        }
        if (!offer.endsAt().isAfter(offer.startsAt())) {
            errors.add(new FieldError("endsAt", "must be after startsAt"));
        }
    }

    private static void checkRule(OfferRequest.Rule rule, List<FieldError> errors) {
        boolean sets = rule.type().equals("buyXGetY");
        checkPart("discount.percentage", rule.percentage(), !rule.type().equals("fixed"), rule, errors);
        checkPart("discount.amount", rule.amount(), rule.type().equals("fixed"), rule, errors);
        checkPart("discount.buy", rule.buy(), sets, rule, errors);
        checkPart("discount.more", rule.more(), sets, rule, errors);
    }

    private static void checkPart(
            String field, Object value, boolean needed, OfferRequest.Rule rule, List<FieldError> errors) {
        if (needed != (value != null)) {
            errors.add(new FieldError(field, (needed ? "must be given for " : "must not be given for ") + rule.type()));
        }
    }

    private void checkScope(OfferRequest offer, List<FieldError> errors) {
        long scopes = Stream.of(
                        Optional.ofNullable(offer.productId()),
                        Optional.ofNullable(offer.categoryId()),
                        Optional.ofNullable(offer.storeId()))
                .filter(Optional::isPresent)
                .count();
        if (scopes != 1) {
            errors.add(new FieldError(
                    "productId", "exactly one of productId, categoryId and storeId must be given, not " + scopes));
            return;
        }
        if (offer.flashSale() && offer.productId() == null) {
            errors.add(new FieldError("flashSale", "must be on a product"));
        }
        if (offer.productId() != null) {
            keep("currency", "products", offer.productId())
                    .ifPresentOrElse(
                            currency -> checkCurrency(offer.discount().amount(), currency, errors),
                            () -> errors.add(new FieldError("productId", "is not that of a product")));
        } else if (offer.categoryId() != null) {
            if (keep("''", "categories", offer.categoryId()).isEmpty()) {
                errors.add(new FieldError("categoryId", "is not that of a category"));
            }
        } else if (keep("''", "stores", offer.storeId()).isEmpty()) {
            errors.add(new FieldError("storeId", "is not that of a store"));
        }
    }

    private static void checkCurrency(Price amount, String currency, List<FieldError> errors) {
        if (amount != null && !amount.currency().equals(currency)) {
            errors.add(new FieldError("discount.amount.currency", "must be the product's, " + currency));
        }
    }

    @SuppressWarnings("unchecked")
    private Optional<String> keep(String column, String table, UUID id) {
        List<Tuple> rows = database.createNativeQuery(KEEP_SQL.formatted(column, table), Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().findFirst().map(row -> row.get("currency", String.class));
    }
}
