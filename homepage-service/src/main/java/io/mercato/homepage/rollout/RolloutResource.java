package io.mercato.homepage.rollout;

import io.mercato.homepage.rollout.Exposures.Where;
import io.mercato.homepage.rollout.Subject.Anonymous;
import io.mercato.platform.identity.Caller;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;

/** Which homepage a caller gets: the one in one call, or the six calls that it replaces. */
@Path("/api/v1/rollout/homepage")
@Tag(name = "Rollout")
@RunOnVirtualThread
public class RolloutResource {
    /** The name of what is rolled out, in answers and metrics. */
    static final String EXPERIMENT = "homepage";

    /** The cookie by which somebody who is not signed in is known again. */
    static final String COOKIE = "mercato-anonymous-id";

    /** Nobody but this needs the cookie; a request for a page that carries none can be answered by a shared cache. */
    private static final String COOKIE_PATH = "/api/v1/rollout";

    private final Caller caller;
    private final Assign assign;
    private final Exposures exposures;
    private final RolloutSettings settings;
    private final CurrentVertxRequest request;

    RolloutResource(
            Caller caller, Assign assign, Exposures exposures, RolloutSettings settings, CurrentVertxRequest request) {
        this.caller = caller;
        this.assign = assign;
        this.exposures = exposures;
        this.settings = settings;
        this.request = request;
    }

    @GET
    @Operation(
            operationId = "getHomepageVariant",
            summary = "Which homepage this caller gets",
            description = "By the customer of the token; else by anonymousId; else by the cookie mercato-anonymous-id,"
                    + " which is set when it is missing. The same caller gets the same answer until the share is changed,"
                    + " and who is in batch stays there while the share grows.")
    @APIResponse(
            responseCode = "200",
            description =
                    "The variant. To be asked for each page view and not to be kept: the share may go to 0 at once.",
            headers = {
                @Header(name = RolloutHeader.NAME, description = "The variant.", schema = @Schema(examples = "batch")),
                @Header(name = "Set-Cookie", description = "An id, for who had none.")
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Assignment.class)))
    @APIResponse(responseCode = "400", description = "anonymousId is not 1 to 64 letters, digits, '.', '_' or '-'.")
    @APIResponse(responseCode = "401", description = "There is a token, and it is not good.")
    public RestResponse<Assignment> variant(
            @RestQuery
                    @Pattern(regexp = Anonymous.PATTERN, message = "must be 1 to 64 letters, digits, '.', '_' or '-'")
                    @Parameter(description = "By what a front end without cookies knows its visitor.")
                    String anonymousId,
            @RestCookie(COOKIE) @Parameter(description = "As it was set.") String cookie) {
        requireOneIdAtMost(request.getCurrent().queryParam("anonymousId"));
        // A cookie that is no id is replaced: who has one cannot help it.
        Optional<Subject> sent = caller.customer()
                .<Subject>map(Subject.User::new)
                .or(() -> Optional.ofNullable(anonymousId).map(Anonymous::new))
                .or(() -> Optional.ofNullable(cookie).flatMap(Anonymous::of));
        return sent.map(subject -> answer(subject).build()).orElseGet(() -> {
            Anonymous made = Anonymous.make();
            return answer(made).cookie(cookie(made)).build();
        });
    }

    /** Without this, who sends two ids or an empty one would be somebody else than meant, or somebody new each time. */
    private static void requireOneIdAtMost(List<String> ids) {
        if (ids.size() > 1 || ids.contains("")) {
            throw ProblemException.badRequest("invalid_parameter", "anonymousId", "must be given once, and not empty");
        }
    }

    private RestResponse.ResponseBuilder<Assignment> answer(Subject subject) {
        Variant variant = assign.variantOf(subject);
        exposures.count(Where.ASSIGNMENT, subject, variant);
        return RestResponse.ResponseBuilder.ok(Assignment.of(subject, variant), MediaType.APPLICATION_JSON_TYPE)
                .header(RolloutHeader.NAME, variant.text())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, "Authorization, Cookie");
    }

    private NewCookie cookie(Anonymous made) {
        return new NewCookie.Builder(COOKIE)
                .value(made.id())
                .path(COOKIE_PATH)
                .maxAge(Math.toIntExact(settings.cookie().maxAge().toSeconds()))
                .secure(settings.cookie().secure())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
