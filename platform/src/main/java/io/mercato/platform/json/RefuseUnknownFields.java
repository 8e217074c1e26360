package io.mercato.platform.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.jackson.ObjectMapperCustomizer;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

/** Does what {@link ExactFields} says, wherever the service's own object mapper reads such a type. */
@Singleton
class RefuseUnknownFields implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper json) {
        json.addHandler(new Refusal());
    }

    private static final class Refusal extends DeserializationProblemHandler {
        /** What each type passes over; empty when it passes over everything. */
        private final ClassValue<Optional<Set<String>>> passedOver = new ClassValue<>() {
            @Override
            protected Optional<Set<String>> computeValue(Class<?> type) {
                for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
                    ExactFields exact = outer.getAnnotation(ExactFields.class);
                    if (exact != null) {
                        return Optional.of(outer == type ? fields(exact.answer()) : Set.of());
                    }
                }
                return Optional.empty();
            }
        };

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            Class<?> type = beanOrClass instanceof Class<?> itself ? itself : beanOrClass.getClass();
            Optional<Set<String>> known = passedOver.get(type);
            if (known.isEmpty()) {
                return false;
            }
            if (!known.get().contains(name)) {
                throw UnrecognizedPropertyException.from(
                        parser, beanOrClass, name, deserializer.getKnownPropertyNames());
            }
            parser.skipChildren();
            return true;
        }

        /** The JSON fields of a record, those of what is unwrapped in it included. */
        private static Set<String> fields(Class<?> answer) {
            Set<String> names = new HashSet<>();
            if (answer.isRecord()) {
                for (RecordComponent component : answer.getRecordComponents()) {
                    if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                        names.addAll(fields(component.getType()));
                    } else {
                        names.add(component.getName());
                    }
                }
            }
            return names;
        }
    }
}
