package io.mercato.catalog.product;

import org.hibernate.annotations.UuidGenerator;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * A row of {@code products}, for writing. Its variants and images are rows of their own with its id, read and written
 * many products at a time. What is not mapped (views, rating, featured) is written elsewhere.
 */
@Entity
@Table(name = "products")
public class Product {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID storeId;
    private UUID categoryId;
    private String handle;

    private String language;
    private String title;
    private String description;
    private String vendor;
    private String productType;
    private List<String> tags;
    private List<String> optionNames;
    private String seoTitle;
    private String seoDescription;
    private long price;
    private Long compareAtPrice;
    private String currency;

    @Convert(converter = ProductStatusColumn.class)
    private ProductStatus status;

    private boolean archivedWithStore;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Column(updatable = false, insertable = false)
    private Instant deletedAt;

    @Column(updatable = false)
    private String createdBy;

    private String updatedBy;

    @Version
    private long version;

    /** For Hibernate. */
    protected Product() {}

    /**
     * A new product without content; {@link #describe} and {@link #cost} complete it.
     *
     * @param language of its texts, ISO 639-1
     * @param actor who adds it
     */
    public Product(UUID storeId, String handle, String language, Instant now, String actor) {
        this.storeId = storeId;
        this.handle = handle;
        this.language = language;
        this.tags = List.of();
        this.optionNames = List.of();
        this.createdAt = now;
        this.updatedAt = now;
        this.createdBy = actor;
        this.updatedBy = actor;
    }

    public UUID id() {
        return id;
    }

    public String handle() {
        return handle;
    }

    /** Of its prices; {@code null} for a new product. */
    public String currency() {
        return currency;
    }

    public ProductStatus status() {
        return status;
    }

    /**
     * Belongs there and goes by this handle from now on; whether that is anything new.
     *
     * @param categoryId {@code null} for none
     */
    public boolean place(UUID storeId, UUID categoryId, String handle) {
        boolean changed = !storeId.equals(this.storeId)
                || !Objects.equals(categoryId, this.categoryId)
                || !handle.equals(this.handle);
        this.storeId = storeId;
        this.categoryId = categoryId;
        this.handle = handle;
        return changed;
    }

    /**
     * Has its texts in this language from now on; whether that is anything new.
     *
     * @param language ISO 639-1
     */
    public boolean speak(String language) {
        boolean changed = !language.equals(this.language);
        this.language = language;
        return changed;
    }

    /** In which its texts are; ISO 639-1. */
    public String language() {
        return language;
    }

    /**
     * Goes off sale with its store, or does not, whether or not that is on sale itself; whether that is anything new.
     *
     * @param withStore whether it comes back on sale when the store does
     */
    public boolean follow(boolean withStore) {
        boolean changed = withStore != archivedWithStore;
        archivedWithStore = withStore;
        return changed;
    }

    /** Says this about itself from now on; whether that is anything new. */
    public boolean describe(ProductText text) {
        if (text.equals(text())) {
            return false;
        }
        title = text.title();
        description = text.description();
        vendor = text.vendor();
        productType = text.productType();
        tags = text.tags();
        optionNames = text.optionNames();
        seoTitle = text.seoTitle();
        seoDescription = text.seoDescription();
        status = text.status();
        return true;
    }

    /** Costs this from now on, as its cheapest variant does; whether that is anything new. */
    public boolean cost(VariantPrice cheapest) {
        if (cheapest.equals(new VariantPrice(price, compareAtPrice, currency))) {
            return false;
        }
        price = cheapest.amount();
        compareAtPrice = cheapest.compareAt();
        currency = cheapest.currency();
        return true;
    }

    /** Must be called with every change, of its variants and images too: it gives the row a new version. */
    public void touch(Instant now, String actor) {
        updatedAt = now;
        updatedBy = actor;
    }

    private ProductText text() {
        return new ProductText(
                title,
                description,
                vendor,
                productType,
                List.copyOf(tags),
                List.copyOf(optionNames),
                seoTitle,
                seoDescription,
                status);
    }
}
