package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

class TestServersTest {

    @AfterEach
    void forgetTheDirectory() {
        System.clearProperty(TestServers.DIRECTORY_PROPERTY);
    }

    @Test
    void aServerIsAwayDuringItsOutageAndBackOnTheSamePortAfterIt() throws IOException {
        ServerGroup group = ServerGroup.temporary(Files.createTempDirectory("mercato-test-"));
        System.setProperty(TestServers.DIRECTORY_PROPERTY, group.directory().toString());
        PostgresServer postgres = group.postgres(0, Map.of("fsync", "off"));
        RedisServer redis = group.redis(0, Map.of());
        TestServers servers = TestServers.ofThisRun();

        try (Outage _ = servers.stopPostgres();
                Outage _ = servers.stopRedis()) {
            assertThatThrownBy(servers::postgres).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(servers::redis).isInstanceOf(IllegalStateException.class);
        }

        assertThat(servers.postgres().port()).isEqualTo(postgres.port());
        assertThat(servers.redis().port()).isEqualTo(redis.port());
    }

    @Test
    void outsideATestRunThereAreNone() {
        assertThatThrownBy(TestServers::ofThisRun).isInstanceOf(IllegalStateException.class);
    }
}
