package io.mercato.catalog.activity;

import java.util.Arrays;
import java.util.Locale;

/** Constants as words in lower case. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException quotes the word when there is no such constant */
    static <E extends Enum<E>> E find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is none of %s".formatted(word, Arrays.toString(type.getEnumConstants()))));
    }
}
