package io.mercato.catalog.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.catalog.database.DirectSql;
import io.mercato.catalog.database.ReadDatabase;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads many things by their ids: one statement for the rows themselves and what they refer to, one for each kind of
 * children that is asked for. Blocks; call it on a virtual thread.
 */
@ApplicationScoped
class ReadBulk {
    private final ReadDatabase database;
    private final JsonFactory factory;

    ReadBulk(ReadDatabase database, ObjectMapper json) {
        this.database = database;
        // The items are written one after the other and then put in order, so nothing may be written between them.
        this.factory = new JsonFactoryBuilder().rootValueSeparator("").build().setCodec(json);
    }

    /** The answer as JSON, the items in the order of the ids. */
    byte[] read(BulkSelection selection, List<UUID> ids) {
        Set<UUID> distinct = new LinkedHashSet<>(ids);
        List<Loaded<?>> children = selection.children().stream()
                .<Loaded<?>>map(each -> Loaded.of(each, distinct))
                .toList();
        return database.directly(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(selection.sql())) {
                statement.setArray(1, DirectSql.uuids(connection, distinct));
                return read(statement, selection, children, ids);
            }
        });
    }

    private byte[] read(PreparedStatement statement, BulkSelection selection, List<Loaded<?>> children, List<UUID> ids)
            throws SQLException {
        try (ResultSet answer = statement.executeQuery();
                BulkItems items = new BulkItems(factory, ids.size())) {
            // Without the pool's wrapper, which checks at each of some thousand columns whether it is still open.
            ResultSet rows = answer.unwrap(ResultSet.class);
            BulkJson json = items.json();
            while (rows.next()) {
                UUID id = BulkJson.idOf(rows.getBytes(1));
                json.object();
                for (BulkSelection.Own field : selection.own()) {
                    field.json().write(rows, field.at(), json.field(field.name()));
                }
                for (Loaded<?> each : children) {
                    each.write(id, json);
                }
                json.end();
                items.endOf(id);
            }
            return items.inOrderOf(ids);
        }
    }

    /** Children of all ids. */
    private record Loaded<R>(BulkSelection.Children<R> children, Map<UUID, R> rows) {
        static <R> Loaded<R> of(BulkSelection.Children<R> children, Collection<UUID> ids) {
            return new Loaded<>(children, children.rows().read().apply(ids));
        }

        void write(UUID parent, BulkJson json) {
            R row = rows.getOrDefault(parent, children.rows().nothing());
            for (BulkSelection.Child<R> field : children.fields()) {
                json.field(field.name()).value(field.value().apply(row));
            }
        }
    }
}
