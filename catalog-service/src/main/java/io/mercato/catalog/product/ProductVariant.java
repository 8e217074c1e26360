package io.mercato.catalog.product;

import org.hibernate.annotations.UuidGenerator;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code product_variants}, for writing. Its option values tell it from the product's other variants. */
@Entity
@Table(name = "product_variants")
public class ProductVariant {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(updatable = false)
    private UUID productId;

    @Column(updatable = false)
    private List<String> optionValues;

    private int position;
    private String sku;
    private long price;
    private Long compareAtPrice;

    /** For Hibernate. */
    protected ProductVariant() {}

    public ProductVariant(UUID productId, List<String> optionValues) {
        this.productId = productId;
        this.optionValues = optionValues;
    }

    public UUID productId() {
        return productId;
    }

    public List<String> optionValues() {
        return List.copyOf(optionValues);
    }

    /** @param currency the product's */
    public VariantPrice price(String currency) {
        return new VariantPrice(price, compareAtPrice, currency);
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
        boolean changed = !Objects.equals(this.sku, sku);
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
