package io.mercato.localstack.part;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A PostgreSQL server and how to sign in to it.
 *
 * @param address host and port
 * @param username may be empty, when the server asks for none
 * @param password may be empty
 * @param maintenanceDatabase exists already; the suite's databases are created from there
 * @param query further parameters of the driver, with their question mark; may be empty
 */
record DatabaseServer(String address, String username, String password, String maintenanceDatabase, String query) {

    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads {@code postgresql://user:password@host:port/database?parameters}, with or without {@code jdbc:} in front; all
     * but the host may be left out.
     *
     * @throws Failure when it is not such a URL
     */
    static DatabaseServer parse(String url) {
        try {
            URI uri = new URI(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
            boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!postgres || uri.getHost() == null) {
                throw invalid();
            }
            String[] user = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            String path = Optional.ofNullable(uri.getPath()).orElse("");
            return new DatabaseServer(
                    uri.getHost() + ":" + (uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()),
                    decode(user[0]),
                    user.length < 2 ? "" : decode(user[1]),
                    path.length() < 2 ? "postgres" : path.substring(1),
                    uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            throw invalid();
        }
    }

    /** What a JDBC driver connects to for a database of this server. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address + "/" + database + query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Does not repeat the URL: it may hold a password. */
    private static Failure invalid() {
        return new Failure(
                ExitCode.CONFIGURATION,
                "The PostgreSQL URL (--postgres, mercato.postgres.url) must be like postgresql://user:password@host:5432.");
    }
}
