package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ServerGroupTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private final List<Member> members = new ArrayList<>();

    @AfterEach
    void nobodyIsLeft() {
        members.forEach(Member::kill);
        if (Files.exists(group())) {
            await().atMost(SOON).until(() -> !isAnythingRunning());
        }
    }

    @Test
    void membersShareOnePostgresAndOneRedis() {
        Member first = joined("persistent");
        Member second = joined("persistent");
        assertThat(second.postgres).isEqualTo(first.postgres);
        assertThat(second.redis).isEqualTo(first.redis);
    }

    @Test
    void membersThatComeAtTheSameTimeShareToo() {
        List<Member> four =
                Stream.generate(() -> new Member("persistent")).limit(4).toList();
        members.addAll(four);
        four.forEach(Member::awaitReady);
        assertThat(four).extracting(member -> member.postgres).containsOnly(four.getFirst().postgres);
        assertThat(four).extracting(member -> member.redis).containsOnly(four.getFirst().redis);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLastMemberToLeaveEndsTheServersInWhateverOrderTheyLeave(boolean firstLeavesFirst) {
        Member first = joined("persistent");
        Member second = joined("persistent");
        List<Member> order = new ArrayList<>(List.of(first, second));
        if (!firstLeavesFirst) {
            Collections.reverse(order);
        }

        order.getFirst().kill();
        order.getLast().touchServers();
        assertThat(first.postgres.isRunning() && first.redis.isRunning()).isTrue();

        order.getLast().kill();
        await().atMost(SOON).until(() -> !first.postgres.isRunning() && !first.redis.isRunning());
    }

    @Test
    void oneGuardIsEnough() {
        joined("persistent");
        joined("persistent");
        // A shell that runs a command looks like a second one for a moment.
        await().atMost(SOON).until(() -> guards() == 1);
    }

    @Test
    void aMemberThatEndsOrderlyIsNotMissed() {
        Member only = joined("persistent");
        only.leave();
        await().atMost(SOON).until(() -> !only.postgres.isRunning() && !only.redis.isRunning());
        assertThat(group().resolve("postgresql")).exists();
    }

    @Test
    void aMemberThatComesWhileTheServersAreBeingStoppedGetsNewOnes() {
        for (int round = 0; round < 3; round++) {
            joined("persistent").kill();
        }
        Member last = joined("persistent");
        last.touchServers();
        assertThat(last.postgres.isRunning() && last.redis.isRunning()).isTrue();
    }

    @Test
    void theDirectoryOfATemporaryGroupIsDeletedInTheEnd() {
        joined("temporary").kill();
        await().atMost(SOON).until(() -> Files.notExists(group()));
    }

    @Test
    void aGuardThatWasKilledIsReplacedAndItsServersAreStoppedInTheEndAllTheSame() throws IOException {
        Member first = joined("persistent");
        killGuard();
        Member second = joined("persistent");
        assertThat(second.postgres).isEqualTo(first.postgres);

        first.kill();
        second.kill();
        await().atMost(SOON).until(() -> !first.postgres.isRunning() && !first.redis.isRunning());
    }

    @Test
    void theNextStartRecoversFromAKillOfEverything() throws IOException {
        Member lost = joined("persistent");
        killGuard();
        lost.kill();
        lost.postgres.stop("KILL", SOON);
        Member next = joined("persistent");
        assertThat(next.postgres.isRunning()).isTrue();
        assertThat(next.redis).isEqualTo(lost.redis);
    }

    @Test
    void aServerThatDiedIsStartedAgainOnTheSamePort() {
        Member member = joined("persistent");
        member.postgres.stop("KILL", SOON);
        Member next = joined("persistent");
        assertThat(next.postgres).isNotEqualTo(member.postgres);
        assertThat(next.postgresPort).isEqualTo(member.postgresPort);
    }

    private Member joined(String kind) {
        Member member = new Member(kind);
        members.add(member);
        member.awaitReady();
        return member;
    }

    private Path group() {
        return folder.resolve("gro up");
    }

    private void killGuard() throws IOException {
        new ServerProcess(Long.parseLong(Files.readString(group().resolve("guard.pid")))).stop("KILL", SOON);
    }

    private long guards() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream())
                .map(List::of)
                .filter(arguments -> arguments.containsAll(List.of("mercato-guard", group().toString())))
                .count();
    }

    private boolean isAnythingRunning() {
        return Stream.of("guard.pid:sh", "postgresql/postmaster.pid:postgres", "redis/redis.pid:redis-server")
                .map(entry -> entry.split(":"))
                .anyMatch(entry ->
                        ServerProcess.of(group().resolve(entry[0]), entry[1]).isPresent());
    }

    /** A JVM of its own that joins the group and uses both servers. */
    private final class Member {

        private final Process jvm;
        private ServerProcess postgres;
        private ServerProcess redis;
        private int postgresPort;

        Member(String kind) {
            try {
                jvm = new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MemberJvm.class.getName(),
                                kind,
                                group().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void awaitReady() {
            postgres = new ServerProcess(Long.parseLong(answer()));
            redis = new ServerProcess(Long.parseLong(answer()));
            postgresPort = Integer.parseInt(answer());
        }

        void touchServers() {
            try {
                jvm.outputWriter().write("touch\n");
                jvm.outputWriter().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(answer()).isEqualTo("touched");
        }

        void leave() {
            try {
                jvm.outputWriter().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            await().atMost(SOON).until(() -> !jvm.isAlive());
        }

        void kill() {
            jvm.destroyForcibly();
            await().atMost(SOON).until(() -> !jvm.isAlive());
        }

        private String answer() {
            try {
                return jvm.inputReader().readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Prints the servers' process ids and the port of PostgreSQL, then uses the servers whenever it reads a line. */
    static final class MemberJvm {
        public static void main(String[] arguments) {
            Path directory = Path.of(arguments[1]);
            ServerGroup group = arguments[0].equals("temporary")
                    ? ServerGroup.temporary(directory)
                    : ServerGroup.persistent(directory);
            PostgresServer postgres = group.postgres(0, Map.of("fsync", "off"));
            RedisServer redis = group.redis(0, Map.of());
            System.out.println(postgres.pid() + "\n" + redis.pid() + "\n" + postgres.port());
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> {
                        group.postgres(0, Map.of()).createDatabase("touched");
                        System.out.println("touched");
                    });
        }
    }
}
