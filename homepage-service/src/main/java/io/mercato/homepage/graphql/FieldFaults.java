package io.mercato.homepage.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import io.mercato.homepage.graphql.catalog.CatalogFailure;
import io.mercato.homepage.graphql.type.SectionMissing;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;
import org.jboss.logging.Logger;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a field that cannot be had is answered with: an error beside the others, which are answered all the same. Messages of
 * exceptions that nobody wrote for clients are logged and not told.
 */
final class FieldFaults implements DataFetcherExceptionHandler {
    /** The arguments at fault, among an error's extensions; as in a problem. */
    static final String ERRORS = "errors";

    private static final Logger LOG = Logger.getLogger(FieldFaults.class);

    private final OperationMetrics metrics;

    FieldFaults(OperationMetrics metrics) {
        this.metrics = metrics;
    }

    /** What is told of a failure. */
    private record Fault(String code, String message, List<FieldError> errors) {}

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Fault fault = fault(parameters.getException(), parameters);
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(ErrorCodes.CODE, fault.code());
        if (!fault.errors().isEmpty()) {
            extensions.put(ERRORS, fault.errors());
        }
        GraphQLError error = GraphQLError.newError()
                .message("%s", fault.message())
                .path(parameters.getPath())
                .location(parameters.getSourceLocation())
                .extensions(extensions)
                .build();
        metrics.fieldFailed(parameters.getDataFetchingEnvironment(), fault.code());
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult().error(error).build());
    }

    private static Fault fault(Throwable failure, DataFetcherExceptionHandlerParameters where) {
        return switch (failure) {
            case CatalogFailure.Refused refused -> new Fault(refused.code(), refused.getMessage(), refused.errors());
            case CatalogFailure known -> new Fault(known.code(), known.getMessage(), List.of());
            case SectionMissing section -> new Fault(section.code(), section.getMessage(), List.of());
            // SmallRye takes numbers that are too large for their type until it converts them.
            case CoercingParseLiteralException _, CoercingParseValueException _ ->
                new Fault("invalid_parameter", ErrorCodes.INVALID_ARGUMENT, List.of());
            case ProblemException problem -> new Fault(problem.code(), problem.getMessage(), problem.errors());
            case Throwable other -> unwrapped(other, where);
        };
    }

    private static Fault unwrapped(Throwable failure, DataFetcherExceptionHandlerParameters where) {
        return io.mercato.platform.identity.Refusal.of(failure)
                .map(refusal -> new Fault(refusal.code(), refusal.detail(), List.of()))
                .orElseGet(() -> {
                    Throwable cause = failure.getCause();
                    if (cause != null && cause != failure && isWrapper(failure)) {
                        return fault(cause, where);
                    }
                    LOG.errorf(failure, "The field %s failed", where.getPath());
                    return new Fault("internal_error", ErrorCodes.INTERNAL, List.of());
                });
    }

    /** Those of libraries say nothing by themselves. */
    private static boolean isWrapper(Throwable failure) {
        return failure instanceof InvocationTargetException
                || failure instanceof java.util.concurrent.CompletionException
                || failure instanceof java.util.concurrent.ExecutionException
                || failure.getClass().getName().startsWith("io.smallrye.graphql.")
                || failure.getClass() == RuntimeException.class;
    }
}
