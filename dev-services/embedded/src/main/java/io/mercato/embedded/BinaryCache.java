package io.mercato.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** Keeps the unpacked servers across runs: unpacking takes longer than starting. */
final class BinaryCache {

    /** Fills an empty directory. */
    interface Unpacking {
        void into(Path directory) throws IOException;
    }

    private static final String OVERRIDE = "MERCATO_CACHE_DIR";

    private final Path root;

    BinaryCache(Path root) {
        this.root = root;
    }

    /**
     * {@code MERCATO_CACHE_DIR}, else {@code mercato} in the user's cache directory (XDG Base Directory Specification). What
     * nobody has to run cannot be in root's home.
     */
    static BinaryCache of(PostgresUser user) {
        String override = System.getenv(OVERRIDE);
        if (override != null) {
            return new BinaryCache(Path.of(override).toAbsolutePath());
        }
        if (user == PostgresUser.NOBODY) {
            return new BinaryCache(Path.of("/var/cache/mercato"));
        }
        String caches = System.getenv("XDG_CACHE_HOME");
        Path parent = caches != null && Path.of(caches).isAbsolute()
                ? Path.of(caches)
                : Path.of(System.getProperty("user.home"), ".cache");
        return new BinaryCache(parent.resolve("mercato"));
    }

    /**
     * Returns the directory with the unpacked server. Several processes may ask at once: each unpacks for itself, and
     * the first to finish puts its copy in place.
     */
    Path directory(String server, Unpacking unpacking) {
        Path directory = root.resolve(server + "-" + version(server) + "-" + Platform.current());
        if (Files.isDirectory(directory)) {
            return directory;
        }
        try {
            Files.createDirectories(root);
            Path unfinished = Files.createTempDirectory(root, ".unpacking-");
            try {
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                unpacking.into(unfinished);
                putInPlace(unfinished, directory);
            } finally {
                Directories.delete(unfinished);
            }
            return directory;
        } catch (IOException e) {
            throw StartFailure.of("The binaries of " + server + " cannot be unpacked into " + root, e);
        }
    }

    private static void putInPlace(Path unfinished, Path directory) throws IOException {
        try {
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    /** The version of the binaries that this build brings. */
    static String version(String server) {
        try (InputStream in = BinaryCache.class.getResourceAsStream("binaries.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions.getProperty(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
