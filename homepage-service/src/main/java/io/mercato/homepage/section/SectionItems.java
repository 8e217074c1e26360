package io.mercato.homepage.section;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Cuts the {@code items} out of a list's answer. The answer is read once to be sure that it is whole and well-formed, but
 * no object is made of it and nothing is written anew: the items go into the page as the bytes they came in.
 *
 * @param json the array, as it came
 * @param ids of the items that have one
 * @param references to what the items show besides, each as the field that names it and its id: {@code store:019a…}
 */
record SectionItems(byte[] json, Set<String> ids, Set<String> references) {
    private static final JsonFactory JSON = new JsonFactory();

    /** @throws InvalidSectionException when the answer is not one JSON object with an array {@code items} */
    static SectionItems of(byte[] answer) {
        if (answer.length == 0) {
            throw new InvalidSectionException("is empty");
        }
        try (JsonParser parser = JSON.createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidSectionException("is not a JSON object");
            }
            SectionItems items = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isItems = parser.currentName().equals("items");
                if (parser.nextToken() == JsonToken.START_ARRAY && isItems) {
                    items = array(answer, parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (items == null || parser.nextToken() != null) {
                throw new InvalidSectionException("is not a list with items");
            }
            return items;
        } catch (IOException e) {
            throw new InvalidSectionException("is not well-formed JSON");
        }
    }

    private static SectionItems array(byte[] answer, JsonParser parser) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        Set<String> ids = new HashSet<>();
        Set<String> references = new HashSet<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                item(parser, ids, references);
            } else {
                parser.skipChildren();
            }
        }
        int to = (int) parser.currentLocation().getByteOffset();
        return new SectionItems(Arrays.copyOfRange(answer, from, to), ids, references);
    }

    private static void item(JsonParser parser, Set<String> ids, Set<String> references) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && field.equals("id")) {
                ids.add(parser.getText());
            } else if (value == JsonToken.START_OBJECT) {
                reference(parser, field, references);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void reference(JsonParser parser, String field, Set<String> references) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isId = parser.currentName().equals("id");
            if (parser.nextToken() == JsonToken.VALUE_STRING && isId) {
                references.add(field + ":" + parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The answer came, but is of no use. */
    static final class InvalidSectionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidSectionException(String message) {
            super(message, null, false, false);
        }
    }
}
