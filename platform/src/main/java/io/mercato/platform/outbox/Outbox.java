package io.mercato.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mercato.platform.event.Event;
import io.mercato.platform.event.TraceParent;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Publishes events with the change they tell of: they are rows of the same transaction, and are sent once it has committed,
 * or never. Neither Redis nor its absence is felt here.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            INSERT INTO outbox (type, subject, data, traceparent)
            SELECT type, subject, data::json, ? FROM unnest(?, ?, ?) AS event (type, subject, data)""";

    private final Instance<DataSource> dataSource;
    private final Instance<TransactionSynchronizationRegistry> transactions;
    private final Doorbell doorbell;
    private final OutboxSettings settings;
    private final ObjectMapper json;

    Outbox(
            Instance<DataSource> dataSource,
            Instance<TransactionSynchronizationRegistry> transactions,
            Doorbell doorbell,
            OutboxSettings settings,
            ObjectMapper json) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.doorbell = doorbell;
        this.settings = settings;
        this.json = json;
    }

    /** As {@link #publish(Collection)}, for one event. */
    public void publish(Event event) {
        publish(List.of(event));
    }

    /**
     * Publishes events, in their order and in one round trip to the database. Blocks, as any statement does.
     *
     * @throws IllegalStateException when the calling thread is in no active JTA transaction, or the service has no outbox;
     *     also when PostgreSQL refuses, in which case the transaction cannot commit
     * @throws IllegalArgumentException when the data of one is larger than {@code mercato.outbox.max-event-size}
     */
    public void publish(Collection<Event> events) {
        requireTransaction();
        if (events.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.get().getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, TraceParent.current().orElse(null));
            insert.setArray(2, texts(connection, events, Event::type));
            insert.setArray(3, texts(connection, events, Event::subject));
            insert.setArray(4, texts(connection, events, this::data));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The events cannot be written to the outbox", e);
        }
        ringAfterCommit();
    }

    private void ringAfterCommit() {
        TransactionSynchronizationRegistry transaction = transactions.get();
        if (transaction.getResource(Outbox.class) == null) {
            transaction.putResource(Outbox.class, true);
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // Events may still be published by others before the commit.
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        doorbell.ring();
                    }
                }
            });
        }
    }

    private void requireTransaction() {
        if (!settings.enabled() || !dataSource.isResolvable() || !transactions.isResolvable()) {
            throw new IllegalStateException(
                    "This service has no outbox: mercato.outbox.enabled is off, or there is no default datasource");
        }
        if (transactions.get().getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "An event is published in the transaction of its change, and there is none");
        }
    }

    private static Array texts(Connection connection, Collection<Event> events, Function<Event, String> text)
            throws SQLException {
        return connection.createArrayOf("text", events.stream().map(text).toArray(String[]::new));
    }

    private String data(Event event) {
        ObjectNode data = json.valueToTree(event.data());
        data.set("tags", json.valueToTree(new TreeSet<>(event.tags())));
        String text = write(data);
        if (text.getBytes(StandardCharsets.UTF_8).length
                > settings.maxEventSize().asLongValue()) {
            throw new IllegalArgumentException(
                    "The data of an event of type %s is too large: it is to hold ids, not rows"
                            .formatted(event.type()));
        }
        return text;
    }

    private String write(ObjectNode data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The data of an event cannot be written as JSON", e);
        }
    }
}
