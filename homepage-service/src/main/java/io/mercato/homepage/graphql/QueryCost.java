package io.mercato.homepage.graphql;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;

import graphql.execution.CoercedVariables;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * What one query may cost. A field costs one, and a list's fields as often as the list may be long: {@code limit}, where the
 * field has one or is right below the field that has it. A field that has one costs no less than that, since so much is read
 * whether or not it is shown. Introspection is bounded by graphql-java itself and costs nothing.
 *
 * <p>The walk ends with the first bound that is passed, so that fragments which contain each other twice, thirty deep, take no
 * longer than any other query. Not thread-safe; for one query.
 */
final class QueryCost {
    private static final String LIMIT = "limit";
    private static final long LONGEST_LIST = 100;

    private final GraphQlSettings.Query bounds;
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final CoercedVariables variables;
    private int aliases;
    private int rootFields;
    private long visited;

    QueryCost(
            GraphQlSettings.Query bounds,
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            CoercedVariables variables) {
        this.bounds = bounds;
        this.schema = schema;
        this.fragments = fragments;
        this.variables = variables;
    }

    /**
     * What it costs; 1 at least.
     *
     * @throws Refusal when a bound is passed
     */
    long check(OperationDefinition operation) {
        long cost = cost(operation.getSelectionSet(), schema.getQueryType(), 1, bounds.usualListLength());
        if (cost > bounds.maxComplexity()) {
            throw tooComplex(Long.toString(cost));
        }
        return Math.max(1, cost);
    }

    private long cost(SelectionSet selections, GraphQLCompositeType parent, int depth, long listLength) {
        long sum = 0;
        for (Selection<?> selection : selections.getSelections()) {
            sum += switch (selection) {
                case Field field -> cost(field, parent, depth, listLength);
                case InlineFragment fragment ->
                    cost(
                            fragment.getSelectionSet(),
                            Optional.ofNullable(fragment.getTypeCondition())
                                    .map(type -> (GraphQLCompositeType) schema.getType(type.getName()))
                                    .orElse(parent),
                            depth,
                            listLength);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    yield cost(
                            fragment.getSelectionSet(),
                            (GraphQLCompositeType)
                                    schema.getType(fragment.getTypeCondition().getName()),
                            depth,
                            listLength);
                }
                default -> throw new IllegalStateException("Not a selection of GraphQL: " + selection);
            };
        }
        return sum;
    }

    private long cost(Field field, GraphQLCompositeType parent, int depth, long listLength) {
        count(field, depth);
        if (field.getName().startsWith("__")) {
            return 0;
        }
        if (field.getSelectionSet() == null) {
            return 1;
        }
        GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, parent, field.getName());
        Optional<Long> limit = limit(field, definition);
        long below = cost(
                field.getSelectionSet(),
                (GraphQLCompositeType) unwrapAll(definition.getType()),
                depth + 1,
                limit.orElse((long) bounds.usualListLength()));
        long shown = below * (unwrapNonNull(definition.getType()) instanceof GraphQLList ? listLength : 1);
        return 1 + Math.max(shown, limit.orElse(0L));
    }

    private void count(Field field, int depth) {
        if (depth > bounds.maxDepth()) {
            throw new Refusal("query_too_deep", "Fields may be in each other " + bounds.maxDepth() + " deep.");
        }
        if (field.getAlias() != null && ++aliases > bounds.maxAliases()) {
            throw new Refusal("too_many_aliases", "A query may have " + bounds.maxAliases() + " aliases.");
        }
        if (depth == 1 && ++rootFields > bounds.maxRootFields()) {
            throw new Refusal(
                    "too_many_root_fields", "A query may have " + bounds.maxRootFields() + " fields at its top.");
        }
        if (++visited > bounds.maxComplexity()) {
            throw tooComplex("more");
        }
    }

    private Optional<Long> limit(Field field, GraphQLFieldDefinition definition) {
        return Optional.ofNullable(definition.getArgument(LIMIT))
                .map(argument -> field.getArguments().stream()
                        .filter(given -> given.getName().equals(LIMIT))
                        .findFirst()
                        .map(Argument::getValue)
                        .map(this::number)
                        .orElseGet(() -> usual(argument)))
                .map(limit -> Math.clamp(limit, 1, LONGEST_LIST));
    }

    private long number(Value<?> value) {
        return switch (value) {
            case IntValue literal ->
                literal.getValue().min(BigInteger.valueOf(LONGEST_LIST)).longValue();
            case VariableReference reference
            when variables.get(reference.getName()) instanceof Number number -> number.longValue();
            default -> LONGEST_LIST;
        };
    }

    private static long usual(GraphQLArgument argument) {
        return GraphQLArgument.getArgumentDefaultValue(argument) instanceof Number number
                ? number.longValue()
                : LONGEST_LIST;
    }

    private Refusal tooComplex(String cost) {
        return new Refusal(
                "query_too_complex",
                "The query costs " + cost + ", which is above " + bounds.maxComplexity()
                        + ". Ask for fewer fields, or for shorter lists by 'limit'.");
    }
}
