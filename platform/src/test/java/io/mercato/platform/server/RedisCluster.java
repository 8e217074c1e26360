package io.mercato.platform.server;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis Cluster of three masters, each with a third of the slots, of which the first has a replica. */
public class RedisCluster implements QuarkusTestResourceLifecycleManager {
    private static final int SLOTS = 16_384;
    private static final int MASTERS = 3;

    private final List<RedisNode> nodes = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        for (int i = 0; i <= MASTERS; i++) {
            nodes.add(RedisNode.start(Map.of(
                    "cluster-enabled", "yes",
                    // Short, since a test waits until the others take a killed node for dead.
                    "cluster-node-timeout", "1000",
                    "repl-diskless-sync", "yes",
                    "repl-diskless-sync-delay", "0")));
        }
        for (int i = 0; i < MASTERS; i++) {
            call(i, "CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
            call(i, Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots(i)).toArray(String[]::new));
        }
        for (int i = 1; i <= MASTERS; i++) {
            call(
                    i,
                    "CLUSTER",
                    "MEET",
                    "127.0.0.1",
                    Integer.toString(nodes.getFirst().port()));
        }
        awaitThat(() -> nodes.stream()
                .allMatch(node -> info(node, "CLUSTER", "INFO").contains("cluster_known_nodes:" + nodes.size())));
        call(MASTERS, "CLUSTER", "REPLICATE", call(0, "CLUSTER", "MYID"));
        awaitThat(() ->
                nodes.stream().allMatch(node -> info(node, "CLUSTER", "INFO").contains("cluster_state:ok"))
                        && info(nodes.get(MASTERS), "INFO", "replication").contains("master_link_status:up")
                        // So that the others know of the replica before they need it.
                        && info(nodes.get(1), "CLUSTER", "NODES").contains(" slave "));
        return Map.of(
                "quarkus.redis.hosts",
                nodes.stream().map(node -> "redis://127.0.0.1:" + node.port()).collect(Collectors.joining(",")));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new Control(), new TestInjector.MatchesType(Control.class));
    }

    @Override
    public void stop() {
        nodes.forEach(RedisNode::close);
    }

    private static Stream<String> slots(int master) {
        return IntStream.range(SLOTS * master / MASTERS, SLOTS * (master + 1) / MASTERS)
                .mapToObj(Integer::toString);
    }

    private String call(int node, String... command) {
        return nodes.get(node).call(command).orElseThrow();
    }

    private static String info(RedisNode node, String... command) {
        return node.call(command).orElseThrow();
    }

    private static void awaitThat(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    /** What a test does to its cluster. */
    public class Control {
        /** Kills the master that has a replica. */
        public void killFirst() {
            nodes.getFirst().kill();
        }

        /** Whether the replica has taken its place. */
        public boolean hasTakenOver() {
            return info(nodes.get(MASTERS), "INFO", "replication").contains("role:master");
        }
    }
}
