package io.mercato.catalog.admin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** JSON merge patches (RFC 7396): what a patch names is replaced, lists as a whole, and what it names as null is taken away. */
@ApplicationScoped
public class MergePatch {
    /** The media type of a merge patch. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final ObjectReader whole;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.whole = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.validator = validator;
    }

    /**
     * Applies a patch to an object.
     *
     * @param fields that it may name
     * @throws ProblemException 400 {@code malformed_json} when it is no object, {@code invalid_body} when it names another field
     * @throws IOException when it is not JSON; answered with 400
     */
    public JsonNode apply(String patch, ObjectNode target, Set<String> fields) throws IOException {
        if (!(whole.readTree(patch) instanceof ObjectNode changes)) {
            throw ProblemException.of(400, "malformed_json", "A merge patch of a thing is a JSON object.", List.of());
        }
        List<FieldError> errors = changes.propertyStream()
                .map(Map.Entry::getKey)
                .filter(field -> !fields.contains(field))
                .map(field -> new FieldError(field, "is not a field that can be changed here"))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.of(
                    400,
                    "invalid_body",
                    errors.getFirst().field() + " " + errors.getFirst().detail(),
                    errors);
        }
        return merge(target, changes);
    }

    /**
     * Reads and validates what a patch has made, as the body of a PUT would be.
     *
     * @throws IOException when it has another shape; answered with 400, as is what it breaks of its constraints
     */
    public <T> T read(JsonNode patched, Class<T> type) throws IOException {
        T value = json.treeToValue(patched, type);
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return value;
    }

    /** RFC 7396, section 2. */
    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }
}
