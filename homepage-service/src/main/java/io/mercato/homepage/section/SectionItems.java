package io.mercato.homepage.section;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts the {@code items} out of a list's answer. The answer is read once to be sure that it is whole and well-formed, but
 * no object is made of it and nothing is written anew: the items go into the page as the bytes they came in.
 */
final class SectionItems {
    private static final JsonFactory JSON = new JsonFactory();

    private SectionItems() {}

    /** @throws InvalidSectionException when the answer is not one JSON object with an array {@code items} */
    static byte[] of(byte[] answer) {
        try (JsonParser parser = JSON.createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidSectionException("is not a JSON object");
            }
            byte[] items = null;
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

    private static byte[] array(byte[] answer, JsonParser parser) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return Arrays.copyOfRange(answer, from, to);
    }

    /** The answer came, but is of no use. */
    static final class InvalidSectionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidSectionException(String message) {
            super(message, null, false, false);
        }
    }
}
