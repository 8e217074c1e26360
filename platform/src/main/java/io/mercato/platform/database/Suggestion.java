package io.mercato.platform.database;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/**
 * What may make a statement faster. A suggestion and no more: an index costs every write, and only who knows the data can
 * tell whether it is worth it.
 *
 * @param kind {@code index}: a large table is read from end to end for few of its rows; {@code join_index}: the same for a
 *     join; {@code limit}: it answers many rows, and nothing bounds them; {@code spill}: it sorts or hashes on disk
 * @param table with its schema; empty when no single table is concerned
 * @param columns of the table, in the order in which an index would have them
 * @param detail for people
 * @param statement what would do it; empty when it is not one statement's matter
 */
@Schema(name = "QuerySuggestion")
public record Suggestion(
        @Schema(
                type = SchemaType.STRING,
                enumeration = {"index", "join_index", "limit", "spill"})
        String kind,

        @Schema(examples = "public.products") String table,
        @Schema(examples = "[\"vendor\"]") List<String> columns,

        @Schema(examples = "public.products has some 100000 rows, all of which are read to find 80.")
        String detail,

        @Schema(examples = "CREATE INDEX CONCURRENTLY ON public.products (vendor)")
        String statement) {

    static Suggestion ofIndex(String kind, String table, List<String> columns, String detail) {
        return new Suggestion(
                kind,
                table,
                columns,
                detail,
                "CREATE INDEX CONCURRENTLY ON %s (%s)".formatted(table, String.join(", ", columns)));
    }

    static Suggestion ofStatement(String kind, String detail) {
        return new Suggestion(kind, "", List.of(), detail, "");
    }
}
