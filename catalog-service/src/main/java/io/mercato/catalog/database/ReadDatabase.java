package io.mercato.catalog.database;

import io.mercato.platform.database.DatabaseFailure;
import io.mercato.platform.database.Replica;
import io.mercato.platform.database.Retried;
import io.mercato.platform.deadline.Deadline;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;

/**
 * Where reads go: to the primary, unless who asks says that an answer may be some seconds old, and there is a replica that
 * is fresh enough (docs/database.md). Never to the replica within a transaction. Blocks.
 */
@ApplicationScoped
public class ReadDatabase {
    private static final Logger LOG = Logger.getLogger(ReadDatabase.class);

    /** Bound while a read tolerates lag: what the caller has written by then has to be there. */
    private static final ScopedValue<Instant> TOLERATED = ScopedValue.newInstance();

    private final EntityManager primary;
    private final SessionFactory sessions;
    private final DirectSql direct;
    private final CatalogReplica replica;
    private final CallersWrites writes;

    ReadDatabase(
            EntityManager primary,
            SessionFactory sessions,
            DirectSql direct,
            CatalogReplica replica,
            CallersWrites writes) {
        this.primary = primary;
        this.sessions = sessions;
        this.direct = direct;
        this.replica = replica;
        this.writes = writes;
    }

    /**
     * Lets the reads of some work be as old as {@code mercato.database.replica.max-lag}, but never older than what this caller
     * has written. To be called in the request.
     */
    public <T> T tolerating(Callable<T> work) throws Exception {
        if (replica.ifThere().isEmpty()) {
            return work.call();
        }
        Instant written = Arc.container().requestContext().isActive() ? writes.last() : Instant.MIN;
        return ScopedValue.where(TOLERATED, written).call(work::call);
    }

    /**
     * Runs a query; again when its connection is lost, and on the primary when the replica fails it, so it must do nothing else.
     *
     * @throws io.mercato.platform.problem.ProblemException 503 {@code deadline_exceeded} when nobody waits for it any more
     */
    @Retried(idempotent = true)
    public <T> T read(Function<SharedSessionContract, T> query) {
        return from(
                connection -> {
                    try (StatelessSession session = sessions.withStatelessOptions()
                            .connection(connection)
                            .openStatelessSession()) {
                        return query.apply(session);
                    }
                },
                () -> query.apply(primary.unwrap(Session.class)));
    }

    /** As {@link #read}, past Hibernate; see {@link DirectSql}. */
    @Retried(idempotent = true)
    public <T> T directly(DirectSql.Work<T> query) {
        return from(query, () -> direct.run(query));
    }

    /** As {@link #read}, for the rows of a native query with these parameters. */
    public List<Tuple> rows(String sql, Map<String, ?> parameters) {
        return read(session -> {
            NativeQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    private <T> T from(DirectSql.Work<T> onReplica, Supplier<T> onPrimary) {
        Deadline.requireTime();
        return replica.ifThere()
                .filter(there -> TOLERATED.isBound() && !QuarkusTransaction.isActive())
                .filter(there -> there.isFreshEnough(TOLERATED.get()))
                .map(there -> fromReplica(there, onReplica, onPrimary))
                .orElseGet(() -> fromPrimary(onPrimary));
    }

    private <T> T fromPrimary(Supplier<T> query) {
        replica.countPrimary();
        return query.get();
    }

    /** A replica that goes away, or that cancels a query because of what it has to replay, costs its reader a moment only. */
    private <T> T fromReplica(Replica there, DirectSql.Work<T> onReplica, Supplier<T> onPrimary) {
        try (Connection connection = there.connection()) {
            T answer = onReplica.on(connection);
            replica.countReplica();
            return answer;
        } catch (SQLException | PersistenceException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.DEFECT) {
                throw e instanceof PersistenceException defect ? defect : new PersistenceException(e);
            }
            // A query that was cancelled for its deadline says nothing about the replica.
            Deadline.requireTime();
            LOG.debug("The replica fails a reader, who is served by the primary", e);
            there.failed();
            return fromPrimary(onPrimary);
        }
    }
}
