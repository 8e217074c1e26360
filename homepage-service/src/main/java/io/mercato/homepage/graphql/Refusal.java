package io.mercato.homepage.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;

import java.util.List;
import java.util.Map;

/** A query that is not answered, for a reason that is its own. The code is part of the API. */
final class Refusal extends AbortExecutionException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }

    /** As an error of an answer, for one that is found before anything is executed. */
    GraphQLError error() {
        return GraphQLError.newError()
                .message("%s", getMessage())
                .errorType(ErrorType.ExecutionAborted)
                .extensions(getExtensions())
                .build();
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of(ErrorCodes.CODE, code);
    }

    @Override
    public List<Object> getPath() {
        return null;
    }

    /** It tells of the client's query and not of a defect. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
