package io.mercato.catalog.product;

import org.hibernate.annotations.UuidGenerator;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A row of {@code product_variants}, for writing. Its option values tell it from the product's other variants; what can
 * be bought of it are its {@link VariantSize sizes}.
 */
@Entity
@Table(name = "product_variants")
public class ProductVariant {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(updatable = false)
    private UUID productId;

    private List<String> optionValues;

    private int position;

    /** For Hibernate. */
    protected ProductVariant() {}

    public ProductVariant(UUID productId, List<String> optionValues) {
        this.productId = productId;
        this.optionValues = optionValues;
    }

    /** {@code null} until it is persisted. */
    public UUID id() {
        return id;
    }

    public UUID productId() {
        return productId;
    }

    public List<String> optionValues() {
        return List.copyOf(optionValues);
    }

    /** Has these values of the product's options from now on; whether that is anything new. */
    public boolean become(List<String> optionValues) {
        boolean changed = !optionValues.equals(this.optionValues);
        this.optionValues = optionValues;
        return changed;
    }

    /** Stands at this position, from 1, from now on; whether that is anything new. */
    public boolean moveTo(int position) {
        boolean changed = this.position != position;
        this.position = position;
        return changed;
    }
}
