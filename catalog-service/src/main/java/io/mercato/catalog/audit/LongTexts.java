package io.mercato.catalog.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Bounds the texts and lists of a JSON value, so that a page of the log stays small whatever was changed. */
final class LongTexts {
    private LongTexts() {}

    /** As long as a list that somebody looks through. */
    private static final int MAX_ITEMS = 50;

    /**
     * The same, with an ellipsis and the full length where a text has more than {@code max} characters or a list more than
     * {@value #MAX_ITEMS} items.
     */
    static JsonNode cut(JsonNode value, int max) {
        return switch (value) {
            case TextNode text -> cut(text, max);
            case ArrayNode array -> {
                ArrayNode cut = JsonNodeFactory.instance.arrayNode();
                array.valueStream().limit(MAX_ITEMS).forEach(item -> cut.add(cut(item, max)));
                if (array.size() > MAX_ITEMS) {
                    cut.add("… (" + array.size() + " items)");
                }
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
