package io.mercato.localstack.identity;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.home.Home;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * The key pair of the {@link Issuer}: made when there is none, and kept in the home folder, where only its owner can read
 * it. The public half is beside it as a JWKS (RFC 7517), for the edge to serve and for services in dev mode to read.
 */
public final class SigningKey {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private SigningKey() {}

    /**
     * The issuer of this installation. Two commands at the same moment get the same key.
     *
     * @throws Failure when its key can neither be read nor made
     */
    public static Issuer issuer(Home home) {
        Path folder = home.identity();
        try {
            Files.createDirectories(folder.getParent());
            if (Files.notExists(folder)) {
                Files.createDirectories(folder, OWNERS_FOLDER);
            }
            try (FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                    FileLock _ = channel.lock()) {
                PublicJsonWebKey key = Files.exists(file(home)) ? read(file(home)) : make(file(home));
                publish(key, home.publishedKeys());
                return new Issuer(key);
            }
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.CANNOT_CREATE,
                    "The key that signs tokens cannot be kept in %s: %s.".formatted(folder, e.getMessage()),
                    e);
        }
    }

    /**
     * Replaces the token that the services call each other with. It lasts for 15 minutes.
     *
     * @throws Failure when it cannot be written
     */
    public static void renewServiceToken(Home home) {
        try {
            replace(home.serviceToken(), issuer(home).token(Role.SERVICE, "suite", Issuer.RENEWED));
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.IO, "%s cannot be written: %s.".formatted(home.serviceToken(), e.getMessage()), e);
        }
    }

    private static Path file(Home home) {
        return home.identity().resolve("signing-key.json");
    }

    private static PublicJsonWebKey read(Path file) throws IOException {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
            if (key instanceof EllipticCurveJsonWebKey && key.getPrivateKey() != null) {
                return key;
            }
        } catch (JoseException | RuntimeException e) {
            // Said below; the reason could quote the key.
        }
        throw new Failure(ExitCode.DATA, file + " is not a key that signs tokens; delete it, and a new one is made.");
    }

    private static PublicJsonWebKey make(Path file) throws IOException {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(UUID.randomUUID().toString());
            key.setAlgorithm("ES256");
            key.setUse(Use.SIGNATURE);
            replace(file, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("Every JDK has the curve P-256", e);
        }
    }

    private static void publish(PublicJsonWebKey key, Path file) throws IOException {
        String keys = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
        if (Files.notExists(file) || !Files.readString(file).equals(keys)) {
            replace(file, keys);
        }
    }

    /** A reader never sees half of it. */
    private static void replace(Path file, String content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.writeString(Files.createFile(next, OWNER_ONLY), content);
        Files.move(next, file, ATOMIC_MOVE);
    }
}
