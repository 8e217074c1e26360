package io.mercato.homepage.graphql;

import graphql.execution.ExecutionStepInfo;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** How operations and fields fare. Names come from the schema, never from a client. */
@ApplicationScoped
class OperationMetrics {
    private static final String SEVERAL = "several";

    private final MeterRegistry metrics;

    OperationMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** How an operation ended. */
    enum Outcome {
        /** Everything that was asked for. */
        COMPLETE,
        /** With errors beside what could be had. */
        PARTIAL,
        /** Not executed, for what was wrong with it. */
        REFUSED,
        /** Not executed, for the others that were being executed. */
        SHED,
        /** By a defect, or too late. */
        FAILED
    }

    Timer.Sample start() {
        return Timer.start(metrics);
    }

    void ended(Timer.Sample sample, String operation, Outcome outcome) {
        sample.stop(Timer.builder("mercato.graphql.operations")
                .description("Operations of GraphQL, by the field of Query that they ask for and how they ended")
                .tags("operation", operation, "outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                .publishPercentileHistogram()
                .register(metrics));
    }

    void fieldFailed(DataFetchingEnvironment where, String code) {
        ExecutionStepInfo step = where.getExecutionStepInfo();
        String type = GraphQLTypeUtil.simplePrint(step.getObjectType());
        metrics.counter(
                        "mercato.graphql.field.errors",
                        "field",
                        type + "." + where.getField().getName(),
                        "code",
                        code)
                .increment();
    }

    /** The field of {@code Query} that it asks for, of a document that is valid. */
    static String nameOf(OperationDefinition operation) {
        List<String> fields = operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
                .map(Field::getName)
                .distinct()
                .toList();
        return fields.size() == 1 && operation.getSelectionSet().getSelections().size() == 1
                ? fields.getFirst()
                : SEVERAL;
    }
}
