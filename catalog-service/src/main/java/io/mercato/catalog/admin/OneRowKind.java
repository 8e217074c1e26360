package io.mercato.catalog.admin;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A kind whose things are one row each. Beans of it are singletons, since a client proxy could not be made of what has no
 * constructor without parameters.
 */
public abstract class OneRowKind<T extends Administrated, C> implements AdminKind<T, C, C> {
    private final RowKind row;
    private final Class<C> content;
    private final AdminView<T> view;
    private final AdminRows rows;
    private final AdminReads reads;

    protected OneRowKind(RowKind row, Class<C> content, AdminView<T> view, AdminRows rows, AdminReads reads) {
        this.row = row;
        this.content = content;
        this.view = view;
        this.rows = rows;
        this.reads = reads;
    }

    /** Checks what is said of a thing, and makes of it what is in its row, by column. */
    protected abstract Map<String, Object> columns(C content);

    @Override
    public final RowKind row() {
        return row;
    }

    @Override
    public final Class<C> content() {
        return content;
    }

    @Override
    public Optional<T> find(UUID id, boolean deleted) {
        return reads.find(view, id, deleted);
    }

    @Override
    public UUID insert(C thing, String actor) {
        Map<String, Object> columns = columns(thing);
        if (row.published()) {
            columns.put("status", Lifecycle.DRAFT);
        }
        return rows.insert(row, columns, actor);
    }

    @Override
    public boolean update(T before, C thing, String actor) {
        rows.update(row, before.id(), columns(thing), actor);
        return true;
    }

    /** Makes sure that what is referred to is there; see {@link AdminRows#require}. */
    protected final void require(RowKind kind, UUID id, String field) {
        rows.require(kind, id, field);
    }
}
