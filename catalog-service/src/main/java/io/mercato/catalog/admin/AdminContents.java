package io.mercato.catalog.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Of a thing as administrators see it, what they have said about it: the answer to GET as it would be sent to PUT. */
@ApplicationScoped
class AdminContents {
    private final ObjectMapper json;

    AdminContents(ObjectMapper json) {
        this.json = json;
    }

    /** What is said about a thing. */
    <C> C of(Administrated thing, Class<C> content) {
        try {
            return json.treeToValue(fields(thing, content), content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read of the catalogue is not what may be said about it", e);
        }
    }

    /** The same as JSON, to be changed. */
    ObjectNode fields(Administrated thing, Class<?> content) {
        return ((ObjectNode) json.valueToTree(thing)).retain(names(content));
    }

    /** The fields that a content has. */
    static Set<String> names(Class<?> content) {
        return Stream.of(content.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }
}
