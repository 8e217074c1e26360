package io.mercato.platform.deadline;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.Optional;

import jakarta.ws.rs.container.ContainerRequestContext;

/** Takes the deadline of a request, or refuses it when that has passed already: nobody would read the answer. */
public class DeadlineFilter {
    private final DeadlineSettings settings;

    DeadlineFilter(DeadlineSettings settings) {
        this.settings = settings;
    }

    /** Fails with 503 {@code deadline_exceeded}. Does not block. */
    @ServerRequestFilter(preMatching = true)
    public void take(ContainerRequestContext request) {
        if (!settings.enabled()) {
            return;
        }
        Optional<Deadline> deadline = Deadline.read(request.getHeaderString(Deadline.HEADER), settings);
        deadline.ifPresent(Deadline::require);
        deadline.ifPresent(Deadline::hold);
    }
}
