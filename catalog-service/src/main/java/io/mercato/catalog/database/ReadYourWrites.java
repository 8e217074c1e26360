package io.mercato.catalog.database;

import io.mercato.platform.database.ReplicaSettings;
import io.quarkus.arc.Arc;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;

/**
 * Who has written reads it, in the same request and in the next ones: the answer to a write says when, in a header and for
 * browsers in a cookie, and requests that say it again do not read from a replica that is older. Only where there is one.
 */
class ReadYourWrites {
    /** Milliseconds since 1970; sent with an answer, and by who wants to read what that answer was about. */
    static final String NAME = "Mercato-Written-At";

    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

    private final CatalogReplica replica;
    private final CallersWrites writes;
    private final ReplicaSettings settings;

    ReadYourWrites(CatalogReplica replica, CallersWrites writes, ReplicaSettings settings) {
        this.replica = replica;
        this.writes = writes;
        this.settings = settings;
    }

    @ServerRequestFilter
    public void remember(ContainerRequestContext request) {
        if (replica.ifThere().isEmpty()) {
            return;
        }
        Cookie cookie = request.getCookies().get(NAME);
        String said = request.getHeaderString(NAME) != null
                ? request.getHeaderString(NAME)
                : cookie == null ? "" : cookie.getValue();
        if (MILLIS.matcher(said).matches()) {
            // Another replica of the service may have written, by its own clock. What lies in the future is not
            // believed.
            Instant written = Instant.ofEpochMilli(Long.parseLong(said)).plus(settings.clockSkew());
            Instant now = Instant.now();
            writes.before(written.isAfter(now.plus(settings.clockSkew())) ? now : written);
        }
    }

    /** Any transaction may have written; the few that have not cost a read of the primary. */
    void committed(@Observes @Destroyed(TransactionScoped.class) Object transaction) {
        if (replica.ifThere().isPresent() && Arc.container().requestContext().isActive()) {
            writes.now();
        }
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        if (replica.ifThere().isPresent() && writes.inThisRequest()) {
            String millis = Long.toString(writes.last().toEpochMilli());
            response.getHeaders().putSingle(NAME, millis);
            response.getHeaders()
                    .add(
                            "Set-Cookie",
                            new NewCookie.Builder(NAME)
                                    .value(millis)
                                    .path("/")
                                    .maxAge(Math.toIntExact(kept().toSeconds()))
                                    .httpOnly(true)
                                    .sameSite(NewCookie.SameSite.LAX)
                                    .build());
        }
    }

    /** Afterwards a replica that does not have it is too far behind to be read from by anybody. */
    private Duration kept() {
        return settings.maxLag().plus(settings.clockSkew()).plusSeconds(1);
    }
}
