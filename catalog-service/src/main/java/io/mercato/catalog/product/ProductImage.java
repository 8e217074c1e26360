package io.mercato.catalog.product;

import org.hibernate.annotations.UuidGenerator;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code product_images}, for writing. Its position, from 1 without gaps, tells it from the others. */
@Entity
@Table(name = "product_images")
public class ProductImage {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(updatable = false)
    private UUID productId;

    private int position;

    private String url;
    private String alt;

    /** For Hibernate. */
    protected ProductImage() {}

    public ProductImage(UUID productId, int position) {
        this.productId = productId;
        this.position = position;
    }

    /** {@code null} until it is persisted. */
    public UUID id() {
        return id;
    }

    public UUID productId() {
        return productId;
    }

    public int position() {
        return position;
    }

    /** Stands at this position, from 1, from now on; whether that is anything new. */
    public boolean moveTo(int position) {
        boolean changed = this.position != position;
        this.position = position;
        return changed;
    }

    /** Shows this picture from now on; whether that is anything new. */
    public boolean show(String url, String alt) {
        boolean changed = !url.equals(this.url) || !alt.equals(this.alt);
        this.url = url;
        this.alt = alt;
        return changed;
    }
}
