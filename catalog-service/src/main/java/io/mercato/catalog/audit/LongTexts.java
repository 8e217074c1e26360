package io.mercato.catalog.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Bounds the texts of a JSON value, so that the log of a thing does not become many times its size. */
final class LongTexts {
    private LongTexts() {}

    /** The same, with an ellipsis and the full length where a text has more than {@code max} characters. */
    static JsonNode cut(JsonNode value, int max) {
        return switch (value) {
            case TextNode text -> cut(text, max);
            case ArrayNode array -> {
                ArrayNode cut = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> cut.add(cut(item, max)));
                yield cut;
            }
            case ObjectNode object -> {
                ObjectNode cut = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> cut.set(field.getKey(), cut(field.getValue(), max)));
                yield cut;
            }
            default -> value;
        };
    }

    private static TextNode cut(TextNode node, int max) {
        String text = node.textValue();
        if (text.length() <= max) {
            return node;
        }
        // Never between the halves of a surrogate pair: that would not be text any more.
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return TextNode.valueOf(text.substring(0, end) + "… (" + text.length() + " characters)");
    }
}
