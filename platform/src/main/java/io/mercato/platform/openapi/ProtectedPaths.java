package io.mercato.platform.openapi;

import io.mercato.platform.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import java.util.List;

/**
 * Documents which operations need a token, and of whom: those below a protected path, and those that name a role by
 * {@code @RolesAllowed}, which Quarkus marks already.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = ProtectedPaths.AFTER_THE_OTHERS)
public class ProtectedPaths implements OASFilter {
    static final int AFTER_THE_OTHERS = 0;

    /** As quarkus.smallrye-openapi.security-scheme-name says. */
    private static final String SCHEME = "token";

    private static final String UNAUTHENTICATED = "Unauthenticated";
    private static final String FORBIDDEN = "Forbidden";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/internal/")) {
                protect(item, "service");
            } else if (path.startsWith("/api/v1/admin/")) {
                protect(item, "admin");
            }
        });
        List<Operation> guarded = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getSecurity() != null
                        && !operation.getSecurity().isEmpty())
                .toList();
        if (guarded.isEmpty()) {
            return;
        }
        guarded.forEach(ProtectedPaths::addResponses);
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the issuer; its groups hold the role."))
                .addResponse(
                        UNAUTHENTICATED,
                        problem("There is no token, or not a good one"
                                + " (unauthenticated, token_expired, invalid_token); see WWW-Authenticate."))
                .addResponse(FORBIDDEN, problem("The token is of another role (forbidden)."));
    }

    private static void protect(PathItem item, String role) {
        item.getOperations()
                .values()
                .forEach(operation -> operation.setSecurity(
                        List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME, role))));
    }

    private static void addResponses(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse("401", OASFactory.createAPIResponse().ref(UNAUTHENTICATED))
                .addAPIResponse("403", OASFactory.createAPIResponse().ref(FORBIDDEN));
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }
}
