package io.mercato.catalog.store;

import org.hibernate.annotations.UuidGenerator;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A row of {@code stores}, for writing; what is not mapped keeps its default. */
@Entity
@Table(name = "stores")
public class Store {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String handle;
    private String name;
    private Instant createdAt;
    private Instant updatedAt;

    @Column(updatable = false, insertable = false)
    private Instant deletedAt;

    private String createdBy;
    private String updatedBy;

    @Version
    private long version;

    /** For Hibernate. */
    protected Store() {}

    /**
     * A new store, public at once.
     *
     * @param actor who opens it
     */
    public Store(String handle, String name, Instant now, String actor) {
        this.handle = handle;
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
        this.createdBy = actor;
        this.updatedBy = actor;
    }

    public UUID id() {
        return id;
    }
}
