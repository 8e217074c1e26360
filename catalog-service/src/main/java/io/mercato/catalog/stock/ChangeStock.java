package io.mercato.catalog.stock;

import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Changes a stock by hand, and tells what it is then, in the same transaction. All methods block. */
@ApplicationScoped
class ChangeStock {
    /** Index: stock_movements_restock_once. */
    private static final String RESTOCKED_SQL = """
            SELECT change FROM stock_movements
             WHERE variant_id = :variant AND size_id = :size AND reference = :reference AND kind = 'restock'
            """;

    private final EntityManager database;
    private final Stock stock;
    private final ReadStock read;

    ChangeStock(EntityManager database, Stock stock, ReadStock read) {
        this.database = database;
        this.stock = stock;
        this.read = read;
    }

    /**
     * Takes in a delivery, once.
     *
     * @throws ProblemException 404 {@code stock_not_found}, 422 {@code reference_reused} or {@code too_much_stock}
     */
    @Retried
    @Transactional
    public StockRow restock(StockKey key, StockRequest.Restock request, String actor) {
        StockLevel level = locked(key);
        Optional<Integer> before = restocked(key, request.reference());
        if (before.isPresent()) {
            if (before.get() != request.quantity()) {
                throw ProblemException.unprocessable(
                        "reference_reused",
                        "This delivery has been taken in before, with a quantity of " + before.get() + ".",
                        List.of());
            }
            return read.row(key);
        }
        if (level.quantity() + request.quantity() > StockLevel.MAX_QUANTITY) {
            throw ProblemException.unprocessable(
                    "too_much_stock", "There cannot be more than " + StockLevel.MAX_QUANTITY + " of it.", List.of());
        }
        move(
                new StockChange(key, level, level.withQuantity(level.quantity() + request.quantity())),
                new Cause(Cause.Kind.RESTOCK, request.reference(), request.reason(), actor));
        return read.row(key);
    }

    /**
     * Says how many there really are.
     *
     * @param precondition on the quantity that is there now
     * @throws ProblemException 404 {@code stock_not_found}, 409 {@code stock_reserved}, 412 {@code stock_changed}
     */
    @Retried
    @Transactional
    public StockRow correct(
            StockKey key, StockRequest.Correction request, Predicate<StockLevel> precondition, String actor) {
        StockLevel level = locked(key);
        if (!precondition.test(level)) {
            throw ProblemException.of(
                    412,
                    "stock_changed",
                    "The quantity has changed since; it is %d now.".formatted(level.quantity()),
                    List.of());
        }
        if (request.quantity() < level.reserved()) {
            throw ProblemException.conflict(
                    "stock_reserved",
                    "There cannot be fewer than the %d that orders have reserved.".formatted(level.reserved()));
        }
        move(
                new StockChange(key, level, level.withQuantity(request.quantity())),
                new Cause(Cause.Kind.CORRECTION, null, request.reason(), actor));
        return read.row(key);
    }

    private void move(StockChange change, Cause cause) {
        if (change.moved() != 0) {
            stock.writeMoved(List.of(change), cause);
        }
    }

    private StockLevel locked(StockKey key) {
        return Optional.ofNullable(stock.lock(List.of(key)).get(key)).orElseThrow(ReadStock::notFound);
    }

    @SuppressWarnings("unchecked")
    private Optional<Integer> restocked(StockKey key, String reference) {
        List<Integer> changes = database.createNativeQuery(RESTOCKED_SQL, Integer.class)
                .setParameter("variant", key.variantId())
                .setParameter("size", key.sizeId())
                .setParameter("reference", reference)
                .getResultList();
        return changes.stream().findFirst();
    }
}
