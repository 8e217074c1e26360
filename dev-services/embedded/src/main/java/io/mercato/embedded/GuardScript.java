package io.mercato.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The shell process that stops servers when its input ends; a shell, because it has to outlive this JVM. */
final class GuardScript {

    /** In a session of its own where there is a setsid, so that not even a kill of the whole process group reaches it. */
    private static final String START =
            "command -v setsid >/dev/null && exec setsid /bin/sh -c \"$@\"; exec /bin/sh -c \"$@\"";

    private GuardScript() {}

    /** Starts a guard that answers nobody and deletes nothing. */
    static Process start(Redirect input) {
        return start(input, "", "");
    }

    /**
     * Starts a guard for several JVMs.
     *
     * @param answers where it puts a file {@code joined-ID} for each {@code joined ID} that it reads
     * @param temporary what it deletes in the end; empty for nothing
     */
    static Process start(Redirect input, String answers, String temporary) {
        try (InputStream script = GuardScript.class.getResourceAsStream("guard.sh")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return new ProcessBuilder("/bin/sh", "-c", START, "start", text, "mercato-guard", answers, temporary)
                    .directory(Path.of("/").toFile())
                    .redirectInput(input)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("The guard of the embedded servers cannot be started", e);
        }
    }
}
