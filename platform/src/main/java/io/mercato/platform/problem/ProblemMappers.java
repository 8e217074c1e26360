package io.mercato.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.http.RequestId;
import io.mercato.platform.identity.Refusal;
import io.mercato.platform.problem.Problem.FieldError;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Turns every exception that leaves a resource, or keeps a request from reaching one, into a {@link Problem}. */
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** Kept from the original response, because a client acts on them. */
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);

    @ServerExceptionMapper
    public Response problem(ProblemException e, RoutingContext request) {
        if (e.status() >= 500) {
            LOG.logf(
                    // Callers choose how long they wait, and are not to fill the log by that.
                    Deadline.isExceeded(e) ? Logger.Level.DEBUG : Logger.Level.WARN,
                    e.getCause(),
                    "%s answers %d %s: %s",
                    request.request().path(),
                    e.status(),
                    e.code(),
                    e.getMessage());
        }
        Response.ResponseBuilder response = answer(e.status(), e.code(), e.getMessage(), e.errors(), request);
        e.retryAfter().ifPresent(delay -> response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(delay)));
        return response.build();
    }

    /** Named one by one because Quarkus has mappers of its own for each. */
    @ServerExceptionMapper({
        AuthenticationFailedException.class,
        UnauthorizedException.class,
        ForbiddenException.class,
    })
    public Response refusal(SecurityException e, RoutingContext request) {
        Refusal refusal = Refusal.of(e).orElseThrow();
        return answer(refusal.status(), refusal.code(), refusal.detail(), List.of(), request)
                .header(refusal.header(), refusal.value())
                .build();
    }

    @ServerExceptionMapper
    public Response webApplication(WebApplicationException e, RoutingContext request, UriInfo uri) {
        if (e instanceof NotFoundException && e.getCause() instanceof IllegalArgumentException) {
            return parameter(e.getCause(), request, uri);
        }
        if (e.getCause() instanceof JacksonException json) {
            return malformedJson(json, request);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            LOG.errorf(e, "%s answers %d", request.request().path(), status);
        }
        Response.ResponseBuilder response =
                answer(status, StatusCodes.codeOf(status), StatusCodes.detailOf(status), List.of(), request);
        if (status == 405) {
            response.header(HttpHeaders.ALLOW, AllowedMethods.of(uri.getPath()));
        }
        for (String header : KEPT_HEADERS) {
            if (e.getResponse().getHeaderString(header) != null) {
                response.header(header, e.getResponse().getHeaderString(header));
            }
        }
        return response.build();
    }

    /** MismatchedInputException is named because Quarkus has a mapper of its own for it. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public Response malformedJson(JacksonException e, RoutingContext request) {
        if (e instanceof InvalidDefinitionException || e.getProcessor() instanceof JsonGenerator) {
            return defect(e, request);
        }
        if (!(e instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()
                || e.getCause() instanceof JsonParseException) {
            return answer(
                            400,
                            "malformed_json",
                            "The body is not well-formed JSON of the expected shape." + place(e),
                            List.of(),
                            request)
                    .build();
        }
        String field = JsonPaths.of(mapping.getPath());
        String fault = mapping instanceof UnrecognizedPropertyException ? "is not a known field" : "has the wrong type";
        return answer(400, "invalid_body", field + " " + fault, List.of(new FieldError(field, fault)), request)
                .build();
    }

    @ServerExceptionMapper
    public Response constraints(ConstraintViolationException e, RoutingContext request) {
        if (e.getConstraintViolations().stream().anyMatch(ProblemMappers::isOfReturnValue)) {
            return defect(e, request);
        }
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::detail))
                .toList();
        String detail = errors.stream()
                .map(error -> error.field() + " " + error.detail())
                .collect(Collectors.joining("; "));
        return answer(400, "invalid_parameter", detail, errors, request).build();
    }

    /** Mutiny's own is what a load of a cache ends with that was given up. */
    @ServerExceptionMapper({
        TimeoutException.class,
        io.smallrye.mutiny.TimeoutException.class,
        CircuitBreakerOpenException.class,
        BulkheadException.class,
    })
    public Response overloaded(RuntimeException e, RoutingContext request) {
        LOG.warnf("%s answers 503: %s", request.request().path(), e.toString());
        return answer(
                        503,
                        "temporarily_unavailable",
                        "Too busy to answer in time; please try again.",
                        List.of(),
                        request)
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    @ServerExceptionMapper
    public Response defect(Throwable e, RoutingContext request) {
        LOG.errorf(
                e, "%s %s failed", request.request().method(), request.request().path());
        return answer(500, StatusCodes.codeOf(500), StatusCodes.detailOf(500), List.of(), request)
                .build();
    }

    /**
     * A path or query parameter that cannot be converted. Jakarta REST (section 3.2) answers 404 to these, which hides
     * from the client that its value is at fault. The exception does not tell the parameter's name, but the JDK's
     * conversions quote the value.
     */
    private static Response parameter(Throwable conversion, RoutingContext request, UriInfo uri) {
        String quoted = String.valueOf(conversion.getMessage());
        List<FieldError> errors = Stream.concat(
                        uri.getQueryParameters().entrySet().stream(), uri.getPathParameters().entrySet().stream())
                .filter(parameter -> parameter.getValue().stream().anyMatch(quoted::contains))
                .map(parameter -> new FieldError(parameter.getKey(), "has the wrong format"))
                .toList();
        return answer(
                        400,
                        "invalid_parameter",
                        "A parameter of the path or the query has the wrong format.",
                        errors,
                        request)
                .build();
    }

    private static Response.ResponseBuilder answer(
            int status, String code, String detail, List<FieldError> errors, RoutingContext request) {
        Problem problem = Problem.of(status, code, detail, request.request().path(), RequestId.of(request), errors);
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " Line %d, column %d."
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private static boolean isOfReturnValue(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /**
     * The path without the method's name, without that of a parameter which only groups others, and without words such as
     * {@code <list element>} for an item which its index tells already.
     */
    private static String fieldOf(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = new ArrayList<>();
        violation.getPropertyPath().forEach(nodes::add);
        nodes.removeIf(node -> node.getKind() == ElementKind.METHOD);
        if (nodes.size() > 1 && nodes.getFirst().getKind() == ElementKind.PARAMETER) {
            nodes.removeFirst();
        }
        return nodes.stream()
                .map(Path.Node::toString)
                .collect(Collectors.joining("."))
                .replaceAll("\\.<[a-z ]+>", "");
    }

    private static long wholeSeconds(Duration delay) {
        return Math.max(1, delay.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
