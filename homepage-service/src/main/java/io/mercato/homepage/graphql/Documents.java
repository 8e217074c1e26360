package io.mercato.homepage.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Remembers documents that were parsed and are valid, which takes longer than many an answer. Those that are not valid are not
 * remembered: there is no end of them. Thread-safe.
 */
final class Documents implements PreparsedDocumentProvider {
    /** Some ten times the text, with all that is known of it. */
    private static final long MOST_CHARACTERS = 2_000_000;

    private final Cache<String, PreparsedDocumentEntry> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String query, PreparsedDocumentEntry entry) -> query.length())
            .build();

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        PreparsedDocumentEntry entry = known.getIfPresent(input.getQuery());
        if (entry == null) {
            entry = checked(input, parseAndValidate);
            if (!entry.hasErrors()) {
                known.put(input.getQuery(), entry);
            }
        }
        return CompletableFuture.completedFuture(entry);
    }

    private static PreparsedDocumentEntry checked(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        Optional<Document> document = parsed(input.getQuery());
        // Before anything is made of them.
        if (document.filter(Numbers::isTooLongIn).isPresent()) {
            return refused("invalid_query", "A number in the query is too long.");
        }
        PreparsedDocumentEntry entry = parseAndValidate.apply(input);
        if (entry.hasErrors()
                && document.filter(parsed -> asksForMore(parsed, input)).isPresent()) {
            return refused("unsupported_operation", "There are only queries here, no mutations and no subscriptions.");
        }
        return entry;
    }

    /** What cannot be parsed is told of by graphql-java, with its place. */
    private static Optional<Document> parsed(String query) {
        try {
            return Optional.of(Parser.parse(query));
        } catch (InvalidSyntaxException e) {
            return Optional.empty();
        }
    }

    /** That there is no such type would tell the author of a client little. */
    private static boolean asksForMore(Document document, ExecutionInput input) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> input.getOperationName() == null
                        || Objects.equals(input.getOperationName(), operation.getName()))
                .anyMatch(operation -> operation.getOperation() != Operation.QUERY);
    }

    private static PreparsedDocumentEntry refused(String code, String message) {
        return new PreparsedDocumentEntry(new Refusal(code, message).error());
    }
}
