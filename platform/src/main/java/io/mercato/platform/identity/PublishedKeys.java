package io.mercato.platform.identity;

import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.http.Response;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches a key set over HTTP or, for {@code file:…}, from a file; blocks. After a failure it fails at once for a while.
 * Called by one thread at a time, as {@link org.jose4j.jwk.HttpsJwks} does.
 */
final class PublishedKeys implements SimpleGet {
    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
    /** How the location of a file begins; its path follows as it is. */
    static final String FILE = "file:";

    private final Get http = new Get();
    private final long retryAfterNanos;
    private Optional<Failure> last = Optional.empty();

    private record Failure(IOException cause, long at) {}

    PublishedKeys(IdentitySettings settings) {
        http.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
        http.setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()));
        // A retry is the next caller's.
        http.setRetries(0);
        retryAfterNanos = settings.retryAfter().toNanos();
    }

    @Override
    public SimpleResponse get(String location) throws IOException {
        if (last.isPresent() && System.nanoTime() - last.get().at() < retryAfterNanos) {
            throw new IOException("There were no keys a moment ago.", last.get().cause());
        }
        try {
            SimpleResponse keys = location.startsWith(FILE) ? read(location) : http.get(location);
            requireKeySet(keys.getBody());
            last = Optional.empty();
            return keys;
        } catch (IOException e) {
            LOG.warnf("The issuer's keys cannot be had from %s: %s", location, e.toString());
            last = Optional.of(new Failure(e, System.nanoTime()));
            throw e;
        }
    }

    private static SimpleResponse read(String location) throws IOException {
        String keys = Files.readString(Path.of(location.substring(FILE.length())));
        return new Response(200, "OK", Map.of(), keys);
    }

    /** A page that says something else, such as that of a proxy, must not pass for an issuer without keys. */
    private static void requireKeySet(String body) throws IOException {
        try {
            new JsonWebKeySet(body);
        } catch (JoseException e) {
            throw new IOException("not a JSON Web Key Set (RFC 7517)", e);
        }
    }
}
