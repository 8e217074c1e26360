package io.mercato.platform.database;

import org.jboss.logging.Logger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

/**
 * A streaming replica of the database, and how fresh it is: the instant before which everything that was committed is there.
 * Found out in the background by comparing write-ahead log positions
 * (<a href="https://www.postgresql.org/docs/18/functions-admin.html#FUNCTIONS-RECOVERY-CONTROL">PostgreSQL, Recovery
 * Information Functions</a>) and never by who reads: the replica's own clock of replay stands still while nobody writes, and
 * would tell of a lag that there is not. Thread-safe; nothing but the background thread blocks.
 */
public final class Replica implements AutoCloseable {
    /** How the replica stands. */
    public enum State {
        /** It is read from. */
        IN_USE,
        /** It is more than the bound behind, or no longer a replica. */
        BEHIND,
        /** It does not answer. */
        AWAY
    }

    private static final Logger LOG = Logger.getLogger(Replica.class);
    private static final String WRITTEN_SQL = "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn";

    /** Null on a server that is no replica, such as one that has taken the primary's place. */
    private static final String REPLAYED_SQL =
            "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() - '0/0'::pg_lsn END";

    /** Seconds; a replica that takes longer is away. */
    private static final int ANSWER_LIMIT = 1;

    private static final int MOST_SAMPLES = 1_000;

    private final DataSource primary;
    private final DataSource replica;
    private final ReplicaSettings settings;
    private final Deque<Written> samples = new ArrayDeque<>();
    private final LongSupplier changes;
    private final Semaphore hurry = new Semaphore(0);
    private final Thread watch;

    private volatile Instant freshAsOf = Instant.MIN;
    private volatile Instant changedAt = Instant.MIN;
    private volatile long changesSeen;
    private volatile boolean answers;
    private volatile boolean running = true;

    /** Where the primary's log was at a time. */
    private record Written(Instant at, BigDecimal position) {}

    /**
     * @param changes another number after each change that caches have been told of: what is read from then on may be kept,
     *     so it has to have the change
     */
    public Replica(DataSource primary, DataSource replica, ReplicaSettings settings, LongSupplier changes) {
        this.primary = primary;
        this.replica = replica;
        this.settings = settings;
        this.changes = changes;
        this.watch = Thread.ofVirtual().name("replica-watch").unstarted(this::watch);
    }

    /** Begins to look at it; until it has, nothing is read from it. */
    public void start() {
        watch.start();
    }

    /**
     * Whether a read may go to it.
     *
     * @param written everything from before has to be there; {@link Instant#MIN} for a read that knows of no write
     */
    public boolean isFreshEnough(Instant written) {
        noteChanges();
        Instant fresh = freshAsOf;
        boolean enough = answers
                && !fresh.isBefore(Instant.now().minus(settings.maxLag()))
                && fresh.isAfter(written)
                && fresh.isAfter(changedAt);
        if (answers && !enough) {
            hurryUp();
        }
        return enough;
    }

    /** A connection to it, for reading only. */
    public Connection connection() throws SQLException {
        return replica.getConnection();
    }

    /** Says that it has failed a reader: nobody else needs to find out before it has been looked at. */
    public void failed() {
        answers = false;
    }

    public State state() {
        if (!answers) {
            return State.AWAY;
        }
        return freshAsOf.isBefore(Instant.now().minus(settings.maxLag())) ? State.BEHIND : State.IN_USE;
    }

    /** How far it is behind at most; none when that is not known. */
    public Optional<Duration> lag() {
        Instant fresh = freshAsOf;
        return fresh.equals(Instant.MIN) ? Optional.empty() : Optional.of(Duration.between(fresh, Instant.now()));
    }

    @Override
    public void close() {
        running = false;
        watch.interrupt();
    }

    private void watch() {
        State before = State.AWAY;
        while (running) {
            look();
            State now = state();
            if (now != before) {
                LOG.infof("The replica of the database is %s", now);
                before = now;
            }
            pause();
        }
    }

    private void look() {
        try {
            samples.addLast(new Written(Instant.now(), position(primary, WRITTEN_SQL)));
            BigDecimal replayed = position(replica, REPLAYED_SQL);
            answers = replayed != null;
            if (replayed != null) {
                Instant fresh = freshAsOf;
                while (!samples.isEmpty() && samples.getFirst().position().compareTo(replayed) <= 0) {
                    fresh = samples.removeFirst().at();
                }
                freshAsOf = fresh;
            }
        } catch (SQLException e) {
            answers = false;
            LOG.debug("The replica cannot be looked at", e);
        }
        // Of a replica that is far behind the latest positions say enough.
        while (samples.size() > MOST_SAMPLES) {
            samples.removeFirst();
        }
    }

    private static BigDecimal position(DataSource server, String sql) throws SQLException {
        try (Connection connection = server.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(ANSWER_LIMIT);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBigDecimal(1);
            }
        }
    }

    /** Noticed by the first who reads after it: later than it was, which is the safe side. */
    private void noteChanges() {
        long now = changes.getAsLong();
        if (now != changesSeen) {
            changedAt = Instant.now();
            changesSeen = now;
        }
    }

    private void hurryUp() {
        if (hurry.availablePermits() == 0) {
            hurry.release();
        }
    }

    /** Whoever needs it fresher ends the pause, but looks never follow each other closer than while it catches up. */
    private void pause() {
        boolean caughtUp = !answers || freshAsOf.isAfter(changedAt);
        Duration more = caughtUp ? settings.checkInterval().minus(settings.catchUpInterval()) : Duration.ZERO;
        try {
            Thread.sleep(settings.catchUpInterval());
            hurry.tryAcquire(more.toNanos(), TimeUnit.NANOSECONDS);
            hurry.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
