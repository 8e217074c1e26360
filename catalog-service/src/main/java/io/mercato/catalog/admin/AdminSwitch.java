package io.mercato.catalog.admin;

import io.mercato.platform.problem.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import jakarta.ws.rs.container.ContainerRequestContext;

/** Hides administration where it is not enabled. */
public class AdminSwitch {
    private static final String PATH = "/api/v1/admin/";

    private final AdminSettings settings;

    AdminSwitch(AdminSettings settings) {
        this.settings = settings;
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        if (!settings.enabled() && request.getUriInfo().getPath().startsWith(PATH)) {
            throw ProblemException.notFound("unknown_path", "There is nothing at this path.");
        }
    }
}
