package io.mercato.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;

import java.util.List;

/** Where in a JSON body something is, as {@code items[2].price.amount}. */
final class JsonPaths {
    private JsonPaths() {}

    static String of(List<JsonMappingException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return text.toString();
    }
}
