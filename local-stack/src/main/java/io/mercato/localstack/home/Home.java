package io.mercato.localstack.home;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The folders of one installation.
 *
 * @param root where the packaged services are: the root of the repository
 * @param folder where data, logs and state are kept, {@code .mercato} in the root unless MERCATO_HOME says otherwise
 */
public record Home(Path root, Path folder) {

    /** The installation that the environment names ({@code MERCATO_ROOT}, {@code MERCATO_HOME}). */
    public static Home of(Map<String, String> environment) {
        Path root = Path.of(environment.getOrDefault("MERCATO_ROOT", ""))
                .toAbsolutePath()
                .normalize();
        String folder = environment.getOrDefault("MERCATO_HOME", "");
        return new Home(
                root,
                folder.isBlank()
                        ? root.resolve(".mercato")
                        : Path.of(folder).toAbsolutePath().normalize());
    }

    /** Settings of this installation. */
    public Path configuration() {
        return folder.resolve("mercato.properties");
    }

    /** Data of the embedded servers. */
    public Path data(String server) {
        return folder.resolve("data").resolve(server);
    }

    /** The key that signs tokens on this machine; only for its owner. */
    public Path identity() {
        return folder.resolve("identity");
    }

    /** The public half of that key, as a JWKS. */
    public Path publishedKeys() {
        return identity().resolve("jwks.json");
    }

    /** A fresh token of the role service, for the calls of services to each other. */
    public Path serviceToken() {
        return identity().resolve("service-token");
    }

    /** The log of a part. */
    public Path log(String part) {
        return folder.resolve("logs").resolve(part + ".log");
    }

    /** The state of the running suite. */
    public Path state() {
        return run().resolve("state.json");
    }

    /** Locked by the supervisor for as long as it lives. */
    public Path lock() {
        return run().resolve("supervisor.lock");
    }

    private Path run() {
        return folder.resolve("run");
    }

    /** Where the build puts the application of a service. */
    public Path application(String service) {
        return root.resolve(service).resolve("target/quarkus-app");
    }

    /** Where an {@link InstalledCopy} of it is kept. */
    public Path installed(String application) {
        return folder.resolve("apps").resolve(application);
    }

    /**
     * Makes the folders.
     *
     * @param minimumFree space that must be free on the disk, in MiB
     * @throws Failure when they cannot be written or the disk is too full
     */
    public void prepare(long minimumFree) {
        try {
            for (Path each : List.of(folder, run(), folder.resolve("logs"), folder.resolve("data"))) {
                Files.createDirectories(each);
                if (!Files.isWritable(each)) {
                    throw cannotWrite(each + " is not writable");
                }
            }
        } catch (IOException e) {
            throw cannotWrite(folder + " cannot be made");
        }
        long free = freeMebibytes();
        if (free < minimumFree) {
            throw new Failure(
                    ExitCode.IO,
                    "The disk of %s has %d MiB free, and Mercato wants %d (mercato.disk.minimum-free): make room first."
                            .formatted(folder, free, minimumFree));
        }
    }

    /** Free space on the disk of the folder, in MiB. */
    public long freeMebibytes() {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace() / (1024 * 1024);
        } catch (IOException e) {
            throw new Failure(ExitCode.IO, "The free space of " + folder + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Failure cannotWrite(String reason) {
        return new Failure(
                ExitCode.CANNOT_CREATE,
                reason + " for user " + System.getProperty("user.name") + "; set MERCATO_HOME to a folder that is.");
    }
}
