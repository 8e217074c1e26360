package io.mercato.platform.server;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two Redis, of which one replicates the other, and a Sentinel that has the other take a dead one's place. */
public class RedisSentinel implements QuarkusTestResourceLifecycleManager {
    private static final String MASTER = "shop";

    private final List<RedisNode> nodes = new ArrayList<>();
    private Process sentinel;
    private int sentinelPort;

    @Override
    public Map<String, String> start() {
        nodes.add(RedisNode.start(withoutDelay(Map.of())));
        nodes.add(RedisNode.start(
                withoutDelay(Map.of("replicaof", "127.0.0.1 " + nodes.getFirst().port()))));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        nodes.get(1).call("INFO", "replication").orElseThrow().contains("master_link_status:up"));
        startSentinel();
        return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + sentinelPort);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new Control(), new TestInjector.MatchesType(Control.class));
    }

    @Override
    public void stop() {
        if (sentinel != null) {
            sentinel.destroy();
        }
        nodes.forEach(RedisNode::close);
    }

    private static Map<String, String> withoutDelay(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("repl-diskless-sync", "yes");
        all.put("repl-diskless-sync-delay", "0");
        return all;
    }

    private void startSentinel() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "redis-sentinel")
                    .toAbsolutePath();
            sentinelPort = freePort();
            Path configuration = directory.resolve("sentinel.conf");
            Files.writeString(configuration, """
                    bind 127.0.0.1
                    port %d
                    dir "%s"
                    sentinel monitor %s 127.0.0.1 %d 1
                    sentinel down-after-milliseconds %3$s 500
                    sentinel failover-timeout %3$s 3000
                    """.formatted(
                            sentinelPort, directory, MASTER, nodes.getFirst().port()));
            sentinel = new ProcessBuilder(nodes.getFirst().program(), configuration.toString(), "--sentinel")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("sentinel.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> RedisNode.call(
                        sentinelPort, "INFO", "sentinel")
                .orElseThrow()
                .contains("slaves=1"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What a test does to the two. */
    public class Control {
        /** Has the replica become the master, and the master a replica; returns once Sentinel says so. */
        public void swap() {
            int before = master();
            RedisNode.call(sentinelPort, "SENTINEL", "FAILOVER", MASTER);
            await().atMost(Duration.ofSeconds(20)).until(() -> master() != before);
            // Sentinel says so, too, but takes ten seconds.
            node(before).call("REPLICAOF", "127.0.0.1", Integer.toString(master()));
            await().atMost(Duration.ofSeconds(20)).until(() -> node(before)
                    .call("INFO", "replication")
                    .orElseThrow()
                    .contains("master_link_status:up"));
        }

        public void killMaster() {
            node(master()).kill();
        }

        /** The master's port, as Sentinel says. */
        public int master() {
            // One line such as master0:name=shop,status=ok,address=127.0.0.1:6379,slaves=1,sentinels=1
            String info = RedisNode.call(sentinelPort, "INFO", "sentinel").orElseThrow();
            String address = info.substring(info.indexOf("address=") + "address=".length());
            return Integer.parseInt(address.substring(address.indexOf(':') + 1, address.indexOf(',')));
        }

        private RedisNode node(int port) {
            return nodes.stream()
                    .filter(node -> node.port() == port)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
