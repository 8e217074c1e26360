package io.mercato.platform.deadline;

import io.quarkus.arc.Unremovable;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells on every call by REST client until when its answer is waited for: as long as the client's read timeout, but not as long
 * as our own caller waits.
 */
@Provider
@ApplicationScoped
@Unremovable
public class DeadlineClientFilter implements ClientRequestFilter {
    private final DeadlineSettings settings;

    DeadlineClientFilter(DeadlineSettings settings) {
        this.settings = settings;
    }

    @Override
    public void filter(ClientRequestContext request) {
        Optional<Duration> ours = Deadline.current().map(Deadline::left).map(left -> left.minus(settings.reserve()));
        ours.filter(left -> !left.isPositive()).ifPresent(_ -> {
            throw Deadline.exceeded(null);
        });
        Stream.concat(ours.stream(), readTimeout(request).stream())
                .min(Comparator.naturalOrder())
                .ifPresent(left -> request.getHeaders().putSingle(Deadline.HEADER, Long.toString(left.toMillis())));
    }

    private static Optional<Duration> readTimeout(ClientRequestContext request) {
        Object millis = request.getConfiguration().getProperty(QuarkusRestClientProperties.READ_TIMEOUT);
        return Optional.ofNullable(millis)
                .filter(Number.class::isInstance)
                .map(number -> Duration.ofMillis(((Number) number).longValue()))
                .filter(Duration::isPositive);
    }
}
