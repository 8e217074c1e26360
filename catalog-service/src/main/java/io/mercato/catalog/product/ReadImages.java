package io.mercato.catalog.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.mercato.catalog.database.ReadDatabase;
import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads the images of products: one statement, however many there are. */
@ApplicationScoped
class ReadImages {
    /** Index: product_images_product_id_position_key. */
    private static final String IMAGES_SQL = """
            SELECT product_id, url AS image_url, alt AS image_alt FROM product_images
             WHERE product_id = ANY (CAST(:ids AS uuid[])) ORDER BY product_id, position
            """;

    private final ReadDatabase database;

    ReadImages(ReadDatabase database) {
        this.database = database;
    }

    /** The product's images in order. Blocks. */
    List<Image> ofProduct(UUID id) {
        return ofProducts(List.of(id)).getOrDefault(id, List.of());
    }

    /** The images of each of these products that has any, in order. Blocks. */
    Map<UUID, List<Image>> ofProducts(Collection<UUID> ids) {
        return database.rows(IMAGES_SQL, Map.of("ids", ids.toArray(UUID[]::new))).stream()
                .collect(groupingBy(row -> row.get("product_id", UUID.class), mapping(Columns::image, toList())));
    }
}
