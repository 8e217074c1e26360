package io.mercato.catalog.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.catalog.database.ReadDatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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
        return database.read(session -> session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(selection.sql())) {
                statement.setArray(1, connection.createArrayOf("uuid", distinct.toArray(UUID[]::new)));
                return read(statement, selection, children, ids);
            }
        }));
    }

    private byte[] read(PreparedStatement statement, BulkSelection selection, List<Loaded<?>> children, List<UUID> ids)
            throws SQLException {
        List<NamedField> fields = NamedField.of(selection.own());
        BulkItems items = new BulkItems();
        try (ResultSet answer = statement.executeQuery();
                JsonGenerator json = factory.createGenerator(items)) {
            // Without the pool's wrapper, which checks at each of some thousand columns whether it is still open.
            ResultSet rows = answer.unwrap(ResultSet.class);
            while (rows.next()) {
                UUID id = rows.getObject(1, UUID.class);
                json.writeStartObject();
                for (NamedField field : fields) {
                    json.writeFieldName(field.name());
                    field.json().write(rows, field.at(), json);
                }
                for (Loaded<?> each : children) {
                    each.write(id, json);
                }
                json.writeEndObject();
                json.flush();
                items.endOf(id);
            }
            return items.inOrderOf(ids);
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing that is written to memory can fail", e);
        }
    }

    /** A field of the row, whose columns begin at a place. */
    private record NamedField(SerializableString name, int at, BulkField.Json json) {
        static List<NamedField> of(Map<String, BulkField> fields) {
            List<NamedField> named = new ArrayList<>();
            int at = 1;
            for (Map.Entry<String, BulkField> field : fields.entrySet()) {
                named.add(new NamedField(
                        new SerializedString(field.getKey()),
                        at,
                        field.getValue().json()));
                at += field.getValue().columns().size();
            }
            return named;
        }
    }

    /** Children of all ids. */
    private record Loaded<R>(BulkChildren<R> children, Map<UUID, R> rows) {
        static <R> Loaded<R> of(BulkChildren<R> children, Collection<UUID> ids) {
            return new Loaded<>(children, children.read().apply(ids));
        }

        void write(UUID parent, JsonGenerator json) throws IOException {
            R row = rows.getOrDefault(parent, children.nothing());
            for (Map.Entry<String, Function<R, Object>> field :
                    children.fields().entrySet()) {
                json.writeFieldName(field.getKey());
                json.writePOJO(field.getValue().apply(row));
            }
        }
    }
}
