package io.mercato.catalog.admin;

import java.util.UUID;

/** Something as administrators see it. */
public interface Administrated {
    UUID id();

    /** Grows with every change; the ETag is made of it. */
    long version();
}
