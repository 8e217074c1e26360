package io.mercato.homepage.graphql;

import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.introspection.Introspection;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import io.mercato.homepage.graphql.OperationMetrics.Outcome;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonValue;

/**
 * Executes queries against the schema that SmallRye GraphQL has made of this package's classes. Beside its own execution
 * service this one bounds queries, tells what is wrong with them, and remembers those that are right (ADR 21).
 */
@ApplicationScoped
class Execution {
    private static final Logger LOG = Logger.getLogger(Execution.class);
    private static final String OPERATION = "mercato.operation";

    private final GraphQL graphql;
    private final Loaders loaders;
    private final Dispatch dispatch;
    private final CostInProgress inProgress;
    private final GraphQlSettings settings;
    private final OperationMetrics metrics;

    Execution(
            GraphQLSchema schema,
            Schema model,
            Loaders loaders,
            Dispatch dispatch,
            CostInProgress inProgress,
            GraphQlSettings settings,
            OperationMetrics metrics) {
        this.loaders = loaders;
        this.dispatch = dispatch;
        this.inProgress = inProgress;
        this.settings = settings;
        this.metrics = metrics;
        this.graphql = GraphQL.newGraphQL(DirectFields.in(schema, model))
                .instrumentation(new QueryLimits(settings.query(), inProgress))
                .preparsedDocumentProvider(new Documents())
                .defaultDataFetcherExceptionHandler(new FieldFaults(metrics))
                .build();
    }

    /**
     * The result of one operation; never fails. To be called where a request is active and it does no harm to compute for
     * some milliseconds; does not wait.
     */
    Uni<ExecutionResult> execute(Query query) {
        Timer.Sample sample = metrics.start();
        ExecutionInput input = input(query);
        return Uni.createFrom()
                .completionStage(() -> begin(input))
                .ifNoItem()
                .after(settings.timeout())
                .recoverWithItem(Execution::late)
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> failed(((Refusal) refusal).error()))
                .onFailure()
                .recoverWithItem(Execution::defect)
                .invoke(result -> metrics.ended(
                        sample, input.getGraphQLContext().getOrDefault(OPERATION, "none"), outcome(result)));
    }

    /** It goes on and counts also when its client has been told that it took too long. */
    private CompletionStage<ExecutionResult> begin(ExecutionInput input) {
        try {
            return dispatch.inTime(input.getDataLoaderRegistry(), graphql.executeAsync(input))
                    .whenComplete((_, _) -> inProgress.end(input.getGraphQLContext()));
        } catch (RuntimeException e) {
            inProgress.end(input.getGraphQLContext());
            throw e;
        }
    }

    private ExecutionInput input(Query query) {
        // What a request before this one has left on its thread must not be taken for ours.
        SmallRyeContextManager.clearCurrentSmallRyeContext();
        Map<Object, Object> context = Map.of(
                SmallRyeContextManager.CONTEXT,
                SmallRyeContextManager.fromInitialRequest(JsonValue.EMPTY_JSON_OBJECT),
                "runBlocking",
                false,
                "state",
                Arc.container().requestContext().getState(),
                Introspection.INTROSPECTION_DISABLED,
                !settings.introspection());
        return ExecutionInput.newExecutionInput(query.text())
                .operationName(query.operation().orElse(null))
                .variables(query.variables())
                .locale(Locale.ENGLISH)
                .dataLoaderRegistry(loaders.registry())
                .graphQLContext(context)
                .build();
    }

    /** Names the operation for metrics and traces, once it is known to be valid. */
    static void began(graphql.GraphQLContext context, OperationDefinition operation) {
        String name = OperationMetrics.nameOf(operation);
        context.put(OPERATION, name);
        Span.current()
                .setAttribute(
                        "graphql.operation.type",
                        operation.getOperation().name().toLowerCase(Locale.ROOT))
                .setAttribute("graphql.operation.name", operation.getName() == null ? name : operation.getName());
    }

    private static Outcome outcome(ExecutionResult result) {
        if (result.getErrors().isEmpty()) {
            return Outcome.COMPLETE;
        }
        if (result.isDataPresent() && result.getData() != null) {
            return Outcome.PARTIAL;
        }
        String code = ErrorCodes.of(result.getErrors().getFirst());
        return isOurs(code) ? Outcome.FAILED : code.equals("OVERLOADED") ? Outcome.SHED : Outcome.REFUSED;
    }

    private static boolean isOurs(String code) {
        return code.equals("internal_error") || code.equals("upstream_timeout");
    }

    private static ExecutionResult late() {
        LOG.warn("A GraphQL operation took too long");
        return failed(GraphQLError.newError()
                .message("It took too long; please try again, or ask for less at once.")
                .errorType(ErrorType.ExecutionAborted)
                .extensions(Map.of(ErrorCodes.CODE, "upstream_timeout"))
                .build());
    }

    private static ExecutionResult defect(Throwable failure) {
        LOG.error("A GraphQL operation failed", failure);
        return failed(GraphQLError.newError()
                .message(ErrorCodes.INTERNAL)
                .errorType(ErrorType.ExecutionAborted)
                .extensions(Map.of(ErrorCodes.CODE, "internal_error"))
                .build());
    }

    private static ExecutionResult failed(GraphQLError error) {
        return ExecutionResult.newExecutionResult().errors(List.of(error)).build();
    }
}
