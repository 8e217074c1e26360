package io.mercato.platform.cache;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import org.jboss.logging.Logger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The Redis channel over which replicas tell each other what to forget. It is listened to on a connection of its own, which
 * counts as lost when it is closed, and also when it is silent: the peer of a connection may be gone without a word. Then it
 * is made again. Thread-safe; never blocks.
 */
final class InvalidationChannel {
    private static final Logger LOG = Logger.getLogger(InvalidationChannel.class);
    private static final String NAME = "mercato:cache:invalidations";

    /** Names no cache, so that nobody forgets anything. */
    private static final String HEARTBEAT = ".";

    /** Heartbeats. */
    private static final int SILENT_FOR = 3;

    private final Redis redis;
    private final RedisTier tier;
    private final RedisTierSettings settings;
    private final Vertx vertx;
    private final Consumer<String> receiver;
    private final Runnable onConnected;

    /** What is listened to, or being connected; guarded by this. */
    private Optional<Listening> current = Optional.empty();

    private boolean stopped;
    private volatile boolean connected;
    private volatile long lastBeat;

    /**
     * @param receiver gets each message, on an event loop
     * @param onConnected runs before a new connection counts as connected
     */
    InvalidationChannel(
            Redis redis,
            RedisTier tier,
            RedisTierSettings settings,
            Vertx vertx,
            Consumer<String> receiver,
            Runnable onConnected) {
        this.redis = redis;
        this.tier = tier;
        this.settings = settings;
        this.vertx = vertx;
        this.receiver = receiver;
        this.onConnected = onConnected;
    }

    /** One attempt to listen. */
    private static final class Listening {
        private final AtomicInteger unheard = new AtomicInteger();
        private Optional<RedisConnection> connection = Optional.empty();
        private boolean over;
    }

    void open() {
        lastBeat = System.nanoTime();
        vertx.setPeriodic(settings.heartbeat().toMillis(), this::beat);
        listen();
    }

    void close() {
        synchronized (this) {
            stopped = true;
            connected = false;
            current.ifPresent(this::end);
        }
    }

    /** Whether every message since the last {@code onConnected} has been received, but for those on their way. */
    boolean isConnected() {
        return connected;
    }

    /** Fails when Redis has not taken the message in time. */
    Uni<Void> publish(String message) {
        return tier.publish(NAME, message);
    }

    private void listen() {
        Listening attempt = new Listening();
        synchronized (this) {
            if (stopped) {
                return;
            }
            current = Optional.of(attempt);
        }
        redis.connect()
                .subscribe()
                .with(connection -> subscribe(attempt, connection), failure -> lost(attempt, failure.toString()));
    }

    private void subscribe(Listening attempt, RedisConnection connection) {
        synchronized (this) {
            attempt.connection = Optional.of(connection);
            if (attempt.over) {
                close(connection);
                return;
            }
        }
        connection
                .handler(response -> heard(attempt, response))
                .endHandler(() -> lost(attempt, "it was closed"))
                .exceptionHandler(failure -> lost(attempt, failure.toString()));
        connection
                .send(Request.cmd(Command.SUBSCRIBE).arg(NAME))
                .subscribe()
                .with(sent -> {}, failure -> lost(attempt, failure.toString()));
    }

    private void heard(Listening attempt, Response response) {
        attempt.unheard.set(0);
        if (response == null || response.size() < 3) {
            return;
        }
        switch (response.get(0).toString()) {
            case "subscribe" -> subscribed(attempt);
            case "message" -> receiver.accept(response.get(2).toString());
            default -> LOG.debugf("The channel of invalidations has %s", response);
        }
    }

    private synchronized void subscribed(Listening attempt) {
        if (!attempt.over) {
            onConnected.run();
            connected = true;
        }
    }

    private void lost(Listening attempt, String why) {
        synchronized (this) {
            if (attempt.over) {
                return;
            }
            end(attempt);
            if (connected) {
                LOG.warnf("The connection that carries cache invalidations is lost; making it again: %s", why);
            } else {
                LOG.debugf("The connection that carries cache invalidations cannot be made yet: %s", why);
            }
            connected = false;
            if (stopped) {
                return;
            }
        }
        vertx.setTimer(settings.resubscribeAfter().toMillis(), ignored -> listen());
    }

    /** Holding the lock. */
    private void end(Listening attempt) {
        attempt.over = true;
        attempt.connection.ifPresent(InvalidationChannel::close);
    }

    /** One that has subscribed is not used for anything else afterwards: the client closes it. */
    private static void close(RedisConnection connection) {
        connection.close().subscribe().with(done -> {}, failure -> LOG.debug("It was closed already", failure));
    }

    /**
     * Counts heartbeats, and not time: a replica that was itself held up, as by more requests than it has cores for, has not read
     * what is there. Were it to take that for a loss, it would have forgotten at the worst moment what it has just loaded.
     */
    private void beat(long timer) {
        long now = System.nanoTime();
        if (now - lastBeat < settings.heartbeat().toNanos() / 2) {
            // One of those that were due meanwhile.
            return;
        }
        lastBeat = now;
        Optional<Listening> attempt;
        synchronized (this) {
            if (stopped) {
                vertx.cancelTimer(timer);
                return;
            }
            attempt = current.filter(listening -> !listening.over);
        }
        attempt.filter(listening -> listening.unheard.incrementAndGet() > SILENT_FOR)
                .ifPresent(silent -> lost(silent, "it is silent"));
        if (connected) {
            publish(HEARTBEAT)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debug("A heartbeat could not be sent", failure));
        }
    }
}
