package io.mercato.catalog.product;

import io.mercato.catalog.stock.StockKey;

import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * A row of {@code variant_sizes}, for writing. Its quantity is given to a new one; afterwards
 * {@link io.mercato.catalog.stock.Stock} alone changes it, under its lock.
 */
@Entity
@Table(name = "variant_sizes")
public class VariantSize {
    @EmbeddedId
    private StockKey key;

    private int position;
    private String sku;
    private long price;
    private Long compareAtPrice;

    @Column(updatable = false)
    private int quantity;

    private Integer importedQuantity;

    /** For Hibernate. */
    protected VariantSize() {}

    /** @param quantity {@code null} when it is not known, which means none */
    public VariantSize(StockKey key, Integer quantity) {
        this.key = key;
        this.quantity = quantity == null ? 0 : quantity;
        this.importedQuantity = quantity;
    }

    /** A new one that no import has said anything of, so that the first one to do so is heard. */
    public static VariantSize counted(StockKey key, int quantity) {
        VariantSize size = new VariantSize(key, quantity);
        size.importedQuantity = null;
        return size;
    }

    public StockKey key() {
        return key;
    }

    public UUID variantId() {
        return key.variantId();
    }

    public UUID sizeId() {
        return key.sizeId();
    }

    /** What a new one begins with; out of date as soon as it is written. */
    public int quantity() {
        return quantity;
    }

    /** @param currency the product's */
    public VariantPrice price(String currency) {
        return new VariantPrice(price, compareAtPrice, currency);
    }

    /** @param sku {@code null} for none */
    public boolean hasLabel(String sku) {
        return Objects.equals(this.sku, sku);
    }

    /** Whether an import that says this quantity, {@code null} for none, says something new. */
    public boolean isNews(Integer quantity) {
        return quantity != null && !quantity.equals(importedQuantity);
    }

    /** Remembers what an import has said; whether that is anything new. */
    public boolean hear(Integer quantity) {
        boolean isNews = isNews(quantity);
        if (isNews) {
            importedQuantity = quantity;
        }
        return isNews;
    }

    /** Costs this from now on; whether that is anything new. */
    public boolean cost(VariantPrice price) {
        boolean changed = this.price != price.amount() || !Objects.equals(compareAtPrice, price.compareAt());
        this.price = price.amount();
        this.compareAtPrice = price.compareAt();
        return changed;
    }

    /** Has this stock keeping unit, {@code null} for none, from now on; whether that is anything new. */
    public boolean label(String sku) {
        boolean changed = !hasLabel(sku);
        this.sku = sku;
        return changed;
    }

    /** Stands at this position, from 1, from now on; whether that is anything new. */
    public boolean moveTo(int position) {
        boolean changed = this.position != position;
        this.position = position;
        return changed;
    }
}
