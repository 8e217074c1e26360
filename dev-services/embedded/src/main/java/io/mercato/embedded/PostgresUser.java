package io.mercato.embedded;

import com.sun.security.auth.module.UnixSystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** As whom PostgreSQL runs: it refuses to be root. */
enum PostgresUser {
    /** An ordinary user's server is that user's. */
    SELF(List.of()),

    /** In a user namespace of its own root sees itself as nobody, while its files stay root's (user_namespaces(7)). */
    ROOT_IN_A_NAMESPACE(List.of("unshare", "-U")),

    /** Where those are forbidden, as in most containers, the server's files have to change hands. */
    NOBODY(List.of(
            "setpriv", "--reuid=" + Ids.NOBODY, "--regid=" + Ids.NOBODY, "--clear-groups", "--inh-caps=-all", "--"));

    private static final class Ids {
        private static final int ROOT = 0;
        private static final int NOBODY = 65534;
    }

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<String> prefix;

    PostgresUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * The user for this JVM.
     *
     * @throws ServerStartException when root has no way to be somebody else
     */
    static PostgresUser current() {
        if (new UnixSystem().getUid() != Ids.ROOT) {
            return SELF;
        }
        return Stream.of(ROOT_IN_A_NAMESPACE, NOBODY)
                .filter(PostgresUser::isPossible)
                .findFirst()
                .orElseThrow(
                        () -> new ServerStartException("PostgreSQL does not run as root, and on this machine root can"
                                + " be nobody else (unshare -U, setpriv); run as an ordinary user."));
    }

    Command command(Path program, List<String> arguments) {
        return new Command(Stream.of(prefix.stream(), Stream.of(program.toString()), arguments.stream())
                .flatMap(words -> words)
                .toList());
    }

    /** Gives the server what may be another user's: its directory or its log file, and the way to it. */
    void own(Path file) throws IOException {
        if (this == SELF) {
            return;
        }
        int wanted = this == NOBODY ? Ids.NOBODY : Ids.ROOT;
        if (!Files.getAttribute(file, "unix:uid").equals(wanted)) {
            try (Stream<Path> all = Files.walk(file)) {
                for (Path each : (Iterable<Path>) all::iterator) {
                    Files.setAttribute(each, "unix:uid", wanted, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
        if (this == NOBODY) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file.getParent());
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(file.getParent(), permissions);
        }
    }

    private boolean isPossible() {
        try {
            return command(Path.of("true"), List.of()).run(LIMIT).succeeded();
        } catch (ServerStartException e) {
            return false;
        }
    }
}
