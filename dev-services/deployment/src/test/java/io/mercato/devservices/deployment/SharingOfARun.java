package io.mercato.devservices.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.config.ConfigProvider;

/** Compares the servers of several applications that are tested in one JVM. */
final class SharingOfARun {

    private SharingOfARun() {}

    /** The first application leaves its URLs for the others; each application has class loaders of its own. */
    static void assertSameServersAsOtherApplications() {
        assertSame("quarkus.datasource.jdbc.url");
        assertSame("quarkus.redis.hosts");
    }

    private static void assertSame(String key) {
        String server = ConfigProvider.getConfig().getValue(key, String.class).replaceFirst("(:\\d+)/.*", "$1");
        String seen =
                System.getProperties().putIfAbsent("seen." + key, server) instanceof String first ? first : server;
        assertThat(server).isEqualTo(seen);
    }
}
