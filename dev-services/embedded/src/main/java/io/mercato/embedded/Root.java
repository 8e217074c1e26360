package io.mercato.embedded;

import com.sun.security.auth.module.UnixSystem;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own it sees itself as nobody while its files stay root's
 * (user_namespaces(7)), so nothing needs to change hands.
 */
final class Root {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Root() {}

    static boolean isCurrentUser() {
        return new UnixSystem().getUid() == 0;
    }

    /** The command line that runs the program as somebody other than root. */
    static List<String> avoidedFor(Path program, List<String> arguments) {
        List<String> line = new ArrayList<>();
        if (isCurrentUser()) {
            requireUserNamespaces();
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(program.toString());
        line.addAll(arguments);
        return List.copyOf(line);
    }

    private static void requireUserNamespaces() {
        boolean possible;
        try {
            possible = Command.of("unshare", "-U", "true").run(LIMIT).succeeded();
        } catch (ServerStartException e) {
            possible = false;
        }
        if (!possible) {
            throw new ServerStartException("PostgreSQL does not run as root, and this machine allows root no user"
                    + " namespace (unshare -U); run as an ordinary user.");
        }
    }
}
