package io.mercato.catalog.redemption;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mercato.platform.http.RequestId;
import io.mercato.platform.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.core.Response;

/**
 * A problem with extension members (RFC 9457, section 3.2) that tell what is left of an offer.
 *
 * @param left how often it can still be used
 * @param leftForCustomer how often by this customer; {@code null} when that has no bound of its own
 */
@Schema(name = "OfferExhaustedProblem")
public record OfferExhaustedProblem(
        @JsonUnwrapped Problem problem,
        @Schema(required = true) UUID offerId,
        @Schema(examples = "1", required = true) int left,
        @Schema(examples = "0", nullable = true) Integer leftForCustomer) {

    /** Answers {@link OfferExhausted} with 409. */
    public static final class Mapper {
        @ServerExceptionMapper
        public Response answer(OfferExhausted exhausted, RoutingContext request) {
            Problem problem = Problem.of(
                    409,
                    "offer_exhausted",
                    exhausted.getMessage(),
                    request.request().path(),
                    RequestId.of(request),
                    List.of());
            return Response.status(problem.status())
                    .type(Problem.MEDIA_TYPE)
                    .entity(new OfferExhaustedProblem(
                            problem,
                            exhausted.offerId(),
                            exhausted.left(),
                            exhausted.leftForCustomer().orElse(null)))
                    .build();
        }
    }
}
