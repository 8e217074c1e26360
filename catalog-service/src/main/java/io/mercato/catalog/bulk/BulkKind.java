package io.mercato.catalog.bulk;

import java.util.List;
import java.util.Map;

/** What can be read by ids in bulk. A feature declares one as a bean, and it is there. Thread-safe. */
public interface BulkKind {
    /** As the path has it, such as {@code products}. */
    String name();

    /** The table and its alias, and what the condition needs to be joined, such as {@code products p}. */
    String from();

    /** The id's column. Index: the primary key of the table. */
    String id();

    /** Which rows everybody may see. */
    String condition();

    /** The fields from the row and what it refers to, by name, in the order in which they are answered; the id is first. */
    Map<String, BulkField> fields();

    /** The fields from rows of other tables, answered after those of the row. */
    default List<BulkChildren<?>> children() {
        return List.of();
    }
}
