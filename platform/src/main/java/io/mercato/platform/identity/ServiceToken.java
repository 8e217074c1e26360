package io.mercato.platform.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The token with which this service calls what is internal of others. It is short-lived, so it comes from a file that
 * somebody keeps fresh, as Kubernetes does with a projected token; the file is read again every ten seconds at most.
 * Thread-safe.
 */
@ApplicationScoped
public class ServiceToken {
    static final String FILE = "mercato.identity.service-token-file";

    private static final long REREAD_NANOS = Duration.ofSeconds(10).toNanos();

    private final Optional<Path> file;
    private volatile Optional<Read> last = Optional.empty();

    private record Read(String token, long at) {}

    @Inject
    ServiceToken(IdentitySettings settings) {
        this(settings.serviceTokenFile());
    }

    ServiceToken(Optional<Path> file) {
        this.file = file;
    }

    /**
     * The token as the file holds it now.
     *
     * @throws IllegalStateException when there is none
     */
    public String value() {
        long now = System.nanoTime();
        Optional<Read> known = last.filter(read -> now - read.at() < REREAD_NANOS);
        if (known.isEmpty()) {
            known = Optional.of(new Read(read(), now));
            last = known;
        }
        return known.get().token();
    }

    private String read() {
        Path path = file.orElseThrow(() ->
                new IllegalStateException(FILE + " is not set, so that nothing internal of others can be called"));
        try {
            String token = Files.readString(path).strip();
            if (token.isEmpty()) {
                throw new IllegalStateException(path + " (" + FILE + ") is empty");
            }
            return token;
        } catch (IOException e) {
            throw new IllegalStateException(path + " (" + FILE + ") cannot be read", e);
        }
    }
}
