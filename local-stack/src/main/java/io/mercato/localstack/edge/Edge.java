package io.mercato.localstack.edge;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one public door of the suite on this machine: a streaming reverse proxy that does what the ingress does in a
 * cluster, from the same {@link RouteTable}. Its methods may be called from any thread but its own event loops.
 */
public final class Edge implements AutoCloseable {

    private static final long LIFECYCLE_SECONDS = 10;

    private final Vertx vertx;
    private final int port;
    private final AtomicBoolean open;

    private Edge(Vertx vertx, int port, AtomicBoolean open) {
        this.vertx = vertx;
        this.port = port;
        this.open = open;
    }

    /**
     * Listens; returns when requests are accepted. Until it is {@linkplain #open() opened}, they are told that the suite is
     * starting, but for those of the services for the {@link EdgeSettings#PUBLISHED_KEYS}.
     *
     * @param ports where each service of the table listens, on the edge's own host; a service without one is not routed
     * @throws EdgeException when the port cannot be had
     */
    public static Edge start(EdgeSettings settings, RouteTable routes, Map<String, Integer> ports) {
        // Nothing is served from files, so that no cache folder is needed below the temporary one.
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(settings.eventLoops())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        List<EdgeVerticle> verticles = new CopyOnWriteArrayList<>();
        AtomicBoolean open = new AtomicBoolean();
        try {
            await(vertx.deployVerticle(
                    () -> {
                        EdgeVerticle verticle = new EdgeVerticle(settings, routes, ports, open::get);
                        verticles.add(verticle);
                        return verticle;
                    },
                    new DeploymentOptions().setInstances(settings.port() == 0 ? 1 : settings.eventLoops())));
            return new Edge(vertx, verticles.getFirst().port(), open);
        } catch (EdgeException e) {
            vertx.close();
            throw e;
        }
    }

    /** Passes requests on to the services from now on. */
    public void open() {
        open.set(true);
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Stops listening and drops the connections that are left; bounded by ten seconds. */
    @Override
    public void close() {
        await(vertx.close());
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(LIFECYCLE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new EdgeException(String.valueOf(e.getCause().getMessage()), e.getCause());
        } catch (TimeoutException e) {
            throw new EdgeException("no answer from the event loops within " + LIFECYCLE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EdgeException("interrupted", e);
        }
    }

    /** The edge could not be started or stopped. */
    public static final class EdgeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EdgeException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
