package io.mercato.embedded;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What makes this JVM a member of a {@link ServerGroup}, once per JVM and until its end. Quarkus loads these classes anew
 * for each test profile and each continuous test run, so that a static field would be neither.
 */
final class Membership {

    private static final String PROPERTY = "io.mercato.embedded.member-of.";

    private Membership() {}

    static void ofThisJvm(Path directory, Supplier<FileChannel> join) {
        if (System.getProperty(PROPERTY + directory) == null) {
            keepOpen(join.get());
            System.setProperty(PROPERTY + directory, "true");
        }
    }

    /**
     * A channel that nothing refers to any more gets closed. A hook is what the JVM itself refers to until its end; this
     * one does nothing, for the servers must be there until the application has stopped too.
     */
    private static void keepOpen(FileChannel pipe) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(pipe::isOpen));
    }
}
