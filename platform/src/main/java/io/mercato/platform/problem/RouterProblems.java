package io.mercato.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.http.RequestId;
import io.mercato.platform.identity.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers with a {@link Problem} where a request fails before it reaches Quarkus REST, such as a body over the limit. */
@ApplicationScoped
class RouterProblems {
    private static final Logger LOG = Logger.getLogger(RouterProblems.class);

    private final ObjectMapper json;

    RouterProblems(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
        router.errorHandler(404, this::answer);
        router.errorHandler(405, this::answer);
    }

    private void answer(RoutingContext request) {
        if (request.response().ended()) {
            return;
        }
        if (request.response().headWritten()) {
            // Half an answer is out; only an aborted connection tells the client that it is not whole.
            request.request().connection().close();
            return;
        }
        Optional<Refusal> refusal = Refusal.of(request.failure());
        refusal.ifPresent(refused -> request.response().putHeader(refused.header(), refused.value()));
        Problem problem = refusal.map(refused -> problem(refused.status(), refused.code(), refused.detail(), request))
                .orElseGet(() -> failure(request));
        int status = problem.status();
        request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if ((status == 413 || status == 408) && request.request().version() != HttpVersion.HTTP_2) {
            // The rest of the body is still on its way and nobody will read it.
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.response().end(body(problem));
    }

    private static Problem failure(RoutingContext request) {
        int status = request.statusCode() < 400 ? 500 : request.statusCode();
        if (status >= 500) {
            LOG.errorf(
                    request.failure(),
                    "%s %s failed",
                    request.request().method(),
                    request.request().path());
        }
        return problem(status, StatusCodes.codeOf(status), StatusCodes.detailOf(status), request);
    }

    private static Problem problem(int status, String code, String detail, RoutingContext request) {
        return Problem.of(status, code, detail, request.request().path(), RequestId.of(request), List.of());
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is always serialisable", e);
        }
    }
}
