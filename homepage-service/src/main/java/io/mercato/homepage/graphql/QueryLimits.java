package io.mercato.homepage.graphql;

import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;

/** Refuses a query that asks for too much, before anything is fetched for it. */
final class QueryLimits extends SimplePerformantInstrumentation {
    private final GraphQlSettings.Query bounds;
    private final CostInProgress inProgress;

    QueryLimits(GraphQlSettings.Query bounds, CostInProgress inProgress) {
        this.bounds = bounds;
        this.inProgress = inProgress;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        long cost = new QueryCost(
                        bounds, context.getGraphQLSchema(), context.getFragmentsByName(), context.getCoercedVariables())
                .check(context.getOperationDefinition());
        Execution.began(context.getGraphQLContext(), context.getOperationDefinition());
        inProgress.begin(context.getGraphQLContext(), cost);
        return SimpleInstrumentationContext.noOp();
    }
}
