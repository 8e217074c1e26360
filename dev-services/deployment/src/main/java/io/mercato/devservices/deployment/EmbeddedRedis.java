package io.mercato.devservices.deployment;

import io.mercato.embedded.RedisServer;
import io.quarkus.deployment.builditem.Startable;
import org.jboss.logging.Logger;

/** The default Redis client's server. */
final class EmbeddedRedis implements Startable {

    private static final Logger LOG = Logger.getLogger(EmbeddedRedis.class);

    private final ServersOfLaunchMode servers;
    private final MercatoDevServicesConfig.Redis config;
    private volatile RedisServer server;

    EmbeddedRedis(ServersOfLaunchMode servers, MercatoDevServicesConfig.Redis config) {
        this.servers = servers;
        this.config = config;
    }

    @Override
    public void start() {
        RedisServer started = servers.group().redis(config.port(), servers.redisParameters(config.parameters()));
        server = started;
        LOG.infof("Redis: %s, process %d", started.uri(), started.pid());
    }

    @Override
    public String getConnectionInfo() {
        return server.uri();
    }

    /** Null, as Quarkus wants it for what is no container. */
    @Override
    public String getContainerId() {
        return null;
    }

    /** Does nothing: others may use the server; it goes when the last JVM that does has ended. */
    @Override
    public void close() {}
}
