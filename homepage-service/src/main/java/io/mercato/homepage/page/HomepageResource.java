package io.mercato.homepage.page;

import io.mercato.homepage.page.PageAnswers.PageAnswer;
import io.mercato.platform.cache.Cached;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.util.Optional;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The homepage in one call: all of it that {@link HitRoute} has not answered. */
@Path(HomepageResource.PATH)
@Tag(name = "Homepage")
public class HomepageResource {
    static final String PATH = "/api/v1/homepage";

    private final Pages pages;
    private final PageAnswers answers;
    private final PageOwner owner;
    private final CurrentVertxRequest request;

    HomepageResource(Pages pages, PageAnswers answers, PageOwner owner, CurrentVertxRequest request) {
        this.pages = pages;
        this.answers = answers;
        this.owner = owner;
        this.request = request;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getHomepage",
            summary = "The whole homepage",
            description =
                    "All six sections in one answer. A section that cannot be had in time is null, and errors says why.")
    @APIResponse(
            responseCode = "200",
            description = "The page, with at least one section.",
            headers = {
                @Header(
                        name = "ETag",
                        description = "Strong, of the bytes.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Cache-Control",
                        description = "public for the page that everybody is shown, private with userId.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Cache-Status",
                        description = "Which layer it came from (RFC 9211).",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Server-Timing",
                        description = "What each section took when the page was made.",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HomepageAnswer.class)))
    @APIResponse(responseCode = "304", description = "The client has this page already (If-None-Match).")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "401", description = "userId is given, and nobody is signed in.")
    @APIResponse(responseCode = "403", description = "userId is another customer's.")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<RestResponse<byte[]>> homepage(
            @RestQuery
                    @DefaultValue("" + PageKey.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(PageKey.MAX_LIMIT)
                    @Parameter(description = "How many items each section may have.")
                    int limit,
            @RestQuery
                    @Parameter(
                            description =
                                    "Whose page it is: one's own, unless an administrator asks. Without it, the page that everybody is shown.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String userId) {
        RoutingContext current = request.getCurrent();
        requireOnce(current, "limit");
        requireOnce(current, "userId");
        // Quarkus takes a parameter without a value for none; here that would make somebody's page everybody's.
        Optional<UUID> user = current.queryParam("userId").stream().findFirst().map(PageOwner::parse);
        return page(limit, user, current)
                .map(page -> response(answers.answer(page, current.request().headers())))
                .onFailure(HomepageResource::isUnavailable)
                .invoke(answers::unavailable);
    }

    private Uni<Cached<Page>> page(int limit, Optional<UUID> user, RoutingContext current) {
        return user.map(id -> owner.require(id).flatMap(shopper -> pages.find(limit, shopper)))
                .or(() -> HitRoute.failure(current)
                        .map(failure -> Uni.createFrom().failure(failure)))
                .orElseGet(() -> pages.find(limit));
    }

    private static RestResponse<byte[]> response(PageAnswer answer) {
        MultiMap headers = HttpHeaders.headers();
        answer.addTo(headers);
        ResponseBuilder<byte[]> response = answer.notModified()
                ? ResponseBuilder.notModified()
                : ResponseBuilder.ok(answer.body().getBytes(), MediaType.APPLICATION_JSON_TYPE);
        headers.remove(HttpHeaders.CONTENT_TYPE);
        headers.forEach((name, value) -> response.header(name, value));
        return response.build();
    }

    /** What a proxy in between takes for the last one could be the first one here, and its cache another page. */
    private static void requireOnce(RoutingContext request, String parameter) {
        if (request.queryParam(parameter).size() > 1) {
            throw ProblemException.badRequest("invalid_parameter", parameter, "must be given once");
        }
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof ProblemException problem && problem.status() == 503;
    }
}
