package io.mercato.catalog.admin;

import java.util.UUID;

/** A row as administrators see it. */
public interface Administrated {
    UUID id();

    RowHistory history();
}
