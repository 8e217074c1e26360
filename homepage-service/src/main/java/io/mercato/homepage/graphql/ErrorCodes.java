package io.mercato.homepage.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.execution.UnknownOperationException;
import graphql.introspection.IntrospectionDisabledError;
import graphql.language.SourceLocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How errors look in an answer: each with a code that is stable, and no more said than helps whoever wrote the query. */
final class ErrorCodes {
    /** The name of the code among an error's extensions. */
    static final String CODE = "code";

    /** What is said of a defect. */
    static final String INTERNAL = "Something went wrong on our side; quote the X-Request-Id to an operator.";

    /** What is said of a value that SmallRye cannot make an argument of; its own message has names of classes. */
    static final String INVALID_ARGUMENT = "An argument is out of range or of the wrong type.";

    private static final Pattern OF_LIBRARIES = Pattern.compile("SRGQL\\d+: | with ANTLR error");

    /** Some messages repeat parts of the query. */
    private static final int LONGEST_MESSAGE = 500;

    private ErrorCodes() {}

    /**
     * As the specification of GraphQL has it, section 7.1.2.
     *
     * @param executed whether the query was valid, so that an error is of what was sent with it
     */
    static List<Map<String, Object>> specification(List<GraphQLError> errors, boolean executed) {
        return errors.stream().map(error -> specification(error, executed)).toList();
    }

    private static Map<String, Object> specification(GraphQLError error, boolean executed) {
        Map<String, Object> json = new LinkedHashMap<>();
        String code = of(error);
        boolean ofArgument = executed && code.equals("invalid_query");
        json.put("message", ofArgument ? INVALID_ARGUMENT : message(error));
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            json.put(
                    "locations",
                    error.getLocations().stream().map(ErrorCodes::location).toList());
        }
        if (error.getPath() != null) {
            json.put("path", error.getPath());
        }
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(CODE, ofArgument ? "invalid_parameter" : code);
        Object errors =
                error.getExtensions() == null ? null : error.getExtensions().get(FieldFaults.ERRORS);
        if (errors != null) {
            extensions.put(FieldFaults.ERRORS, errors);
        }
        json.put("extensions", extensions);
        return json;
    }

    /** The code of an error. */
    static String of(GraphQLError error) {
        if (error.getExtensions() != null && error.getExtensions().get(CODE) instanceof String code) {
            return code;
        }
        return switch (error) {
            case UnknownOperationException _ -> "unknown_operation";
            case IntrospectionDisabledError _ -> "introspection_disabled";
            // A document that is not valid is told by errors that are no exceptions; these are of its variables.
            case GraphQLException e when error.getErrorType() == ErrorType.ValidationError -> "invalid_variables";
            default -> ofType(error);
        };
    }

    private static String ofType(GraphQLError error) {
        return error.getErrorType() instanceof ErrorType type
                ? switch (type) {
                    case InvalidSyntax -> "invalid_syntax";
                    case ValidationError -> "invalid_query";
                    case OperationNotSupported -> "unknown_operation";
                    // Another service did not send what the schema promises.
                    case NullValueInNonNullableField -> "INVALID_RESPONSE";
                    case DataFetchingException, ExecutionAborted -> "internal_error";
                }
                : "invalid_query";
    }

    private static String message(GraphQLError error) {
        if (of(error).equals("internal_error")) {
            return INTERNAL;
        }
        String message = plain(String.valueOf(error.getMessage()));
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + " …" : message;
    }

    /** Whose libraries these are is nobody's business, nor what Java calls what JSON has. */
    private static String plain(String message) {
        return OF_LIBRARIES
                .matcher(message)
                .replaceAll("")
                .replace("ArrayList", "list")
                .replace("LinkedHashMap", "object");
    }

    private static Map<String, Integer> location(SourceLocation location) {
        Map<String, Integer> json = new LinkedHashMap<>();
        json.put("line", location.getLine());
        json.put("column", location.getColumn());
        return json;
    }
}
