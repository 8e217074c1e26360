package io.mercato.catalog.reservation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mercato.platform.http.RequestId;
import io.mercato.platform.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.util.List;

import jakarta.ws.rs.core.Response;

/**
 * A problem with an extension member (RFC 9457, section 3.2) that names what there is too little of.
 *
 * @param shortages every row of stock that is short
 */
@Schema(name = "InsufficientStockProblem")
public record InsufficientStockProblem(
        @JsonUnwrapped Problem problem,
        @Schema(required = true) List<Shortage> shortages) {

    /** Answers {@link InsufficientStock} with 409. */
    public static final class Mapper {
        @ServerExceptionMapper
        public Response answer(InsufficientStock shortage, RoutingContext request) {
            Problem problem = Problem.of(
                    409,
                    shortage.code(),
                    shortage.getMessage(),
                    request.request().path(),
                    RequestId.of(request),
                    shortage.shortLines());
            return Response.status(problem.status())
                    .type(Problem.MEDIA_TYPE)
                    .entity(new InsufficientStockProblem(problem, shortage.shortages()))
                    .build();
        }
    }
}
