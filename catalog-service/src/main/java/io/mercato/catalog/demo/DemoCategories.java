package io.mercato.catalog.demo;

import io.mercato.catalog.picture.Motif;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The demo's tree of categories: two levels. */
final class DemoCategories {
    private final List<Vocabulary.Root> roots;

    DemoCategories(Vocabulary words) {
        roots = words.categories();
    }

    void copyInto(Connection connection, Instant today) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection,
                "categories",
                "id, parent_id, handle, name, image_url, image_alt, position, created_at, updated_at")) {
            int position = 0;
            for (Vocabulary.Root root : roots) {
                rows.row(
                        id(root.handle()),
                        null,
                        root.handle(),
                        root.name(),
                        picture(root.motif()),
                        root.name(),
                        ++position,
                        today,
                        today);
                for (Vocabulary.Leaf leaf : root.leaves()) {
                    rows.row(
                            id(leaf.handle()),
                            id(root.handle()),
                            leaf.handle(),
                            leaf.name(),
                            picture(leaf.motif()),
                            leaf.name(),
                            ++position,
                            today,
                            today);
                }
            }
        }
    }

    /** The id of the category with this handle. */
    static UUID id(String handle) {
        return Chance.id("category " + handle, 0);
    }

    private static String picture(String motif) {
        return Motif.of(motif).orElseThrow().url(0);
    }
}
