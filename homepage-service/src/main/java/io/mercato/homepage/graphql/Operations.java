package io.mercato.homepage.graphql;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Answers requests: finds the query, sees to its length, executes it. */
@ApplicationScoped
class Operations {
    /** Of these the query is at fault, and would be the next time. */
    private static final Set<String> INVALID = Set.of("invalid_syntax", "invalid_query", "unknown_operation");

    private final PersistedQueries persisted;
    private final Execution execution;
    private final GraphQlSettings settings;

    Operations(PersistedQueries persisted, Execution execution, GraphQlSettings settings) {
        this.persisted = persisted;
        this.execution = execution;
        this.settings = settings;
    }

    /** The result of one request; never fails. As {@link Execution#execute} as to threads. */
    Uni<ExecutionResult> answer(GraphQlRequest request) {
        return persisted
                .resolve(request)
                .map(this::ofLength)
                .invoke(() -> requireShortNumbers(request))
                .flatMap(text -> execution.execute(request.toQuery(text)))
                .invoke(result -> {
                    if (isValid(result)) {
                        persisted.remember(request);
                    }
                })
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> ExecutionResult.newExecutionResult()
                        .errors(List.of(((Refusal) refusal).error()))
                        .build());
    }

    private String ofLength(String text) {
        if (text.length() > settings.query().maxLength().asLongValue()) {
            throw new Refusal(
                    "query_too_long",
                    "A query may have " + settings.query().maxLength().asLongValue() + " characters.");
        }
        return text;
    }

    private static void requireShortNumbers(GraphQlRequest request) {
        if (Numbers.isTooLongIn(request.variables())) {
            throw new Refusal("invalid_variables", "A number in the variables is too long.");
        }
    }

    private static boolean isValid(ExecutionResult result) {
        return result.getErrors().stream().map(ErrorCodes::of).noneMatch(INVALID::contains)
                && result.getErrors().stream().noneMatch(Operations::isRefusal);
    }

    private static boolean isRefusal(GraphQLError error) {
        return error instanceof Refusal || error.getErrorType() == ErrorType.ExecutionAborted;
    }
}
