package io.mercato.platform.identity;

import org.eclipse.microprofile.config.Config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What of the configuration of identity must not be so in production. */
final class IdentityFaults {
    static final String ISSUER = "mp.jwt.verify.issuer";
    static final String LOCATION = "mp.jwt.verify.publickey.location";
    static final String KEY = "mp.jwt.verify.publickey";
    static final String KEYS_FILE = "mercato.identity.keys-file";
    static final String ALGORITHM = "mp.jwt.verify.publickey.algorithm";
    static final String AUDIENCES = "mp.jwt.verify.audiences";
    static final String PLAIN_HTTP = "mercato.identity.plain-http-allowed";

    /** MicroProfile JWT's word for a key that is not there. */
    private static final String NONE = "NONE";

    private static final Set<String> ISSUERS_OF_DEVELOPMENT = Set.of("urn:mercato:local-stack", "urn:mercato:test");

    private final Config config;
    private final List<String> faults = new ArrayList<>();

    private IdentityFaults(Config config) {
        this.config = config;
    }

    /** A sentence for each; empty when all is well. */
    static List<String> of(Config config) {
        IdentityFaults found = new IdentityFaults(config);
        found.issuer();
        found.keys();
        found.rules();
        return List.copyOf(found.faults);
    }

    private void issuer() {
        Optional<String> issuer = value(ISSUER);
        if (issuer.isEmpty()) {
            faults.add(ISSUER + " is not set: name the issuer whose tokens are accepted.");
        } else if (ISSUERS_OF_DEVELOPMENT.contains(issuer.get())) {
            faults.add("%s is %s, whose tokens anybody on a developer's machine can make: name the issuer of this shop."
                    .formatted(ISSUER, issuer.get()));
        }
    }

    private void keys() {
        Optional<String> location = value(LOCATION);
        if (location.isEmpty() && value(KEY).isEmpty() && value(KEYS_FILE).isEmpty()) {
            faults.add(LOCATION + " is not set: say where the issuer publishes its keys (JWKS).");
        }
        location.filter(IdentityFaults::isPlainHttpElsewhere)
                .filter(_ -> !config.getOptionalValue(PLAIN_HTTP, Boolean.class).orElse(false))
                .ifPresent(url -> faults.add(
                        "%s is %s: keys that come over plain HTTP from another host can be anybody's; use https, or set %s where a mesh encrypts."
                                .formatted(LOCATION, url, PLAIN_HTTP)));
    }

    private void rules() {
        if (value(AUDIENCES).isEmpty()) {
            faults.add(AUDIENCES + " is not set: tokens that the issuer made for other systems would be accepted.");
        }
        value(ALGORITHM)
                .filter(algorithm -> algorithm.toUpperCase(Locale.ROOT).contains("HS"))
                .ifPresent(algorithm ->
                        faults.add("%s is %s: a shared secret is not a public key.".formatted(ALGORITHM, algorithm)));
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank() && !value.equals(NONE));
    }

    private static boolean isPlainHttpElsewhere(String location) {
        URI uri = URI.create(location.strip());
        return "http".equalsIgnoreCase(uri.getScheme()) && !isLoopback(uri.getHost());
    }

    private static boolean isLoopback(String host) {
        return host != null
                && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
