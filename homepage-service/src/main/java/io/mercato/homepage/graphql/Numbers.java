package io.mercato.homepage.graphql;

import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.Node;
import graphql.language.StringValue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Finds numbers that are taken for what they are not. SmallRye keeps the lower bits of what has more than 64, so that one which
 * costs little may read much. Those such as {@code 1e999999999} take a gigabyte when they are written out: its scalars make a
 * {@code BigInteger} of them while a query is checked, and whoever prints a {@code BigDecimal} makes text of it. Both also take
 * numbers that are in quotes.
 */
final class Numbers {
    /** Digits before and after the point; the largest number of the catalogue has 19. */
    private static final int MOST_DIGITS = 100;

    private static final String OF_NUMBERS = "0123456789.+-eE";

    private Numbers() {}

    /** Whether one of them is in a document. */
    static boolean isTooLongIn(Node<?> node) {
        return switch (node) {
                    case IntValue number -> isTooLong(number.getValue());
                    case FloatValue number -> isTooLong(number.getValue());
                    case StringValue text -> isTooLong(text.getValue());
                    default -> false;
                }
                || node.getChildren().stream().anyMatch(Numbers::isTooLongIn);
    }

    /** Whether one of them is in a variable, as JSON has it. */
    static boolean isTooLongIn(Object variable) {
        return switch (variable) {
            case null -> false;
            case Map<?, ?> object -> object.values().stream().anyMatch(Numbers::isTooLongIn);
            case List<?> values -> values.stream().anyMatch(Numbers::isTooLongIn);
            case Double number -> number.isInfinite() || number.isNaN();
            case BigInteger number -> isTooLong(number);
            case BigDecimal number -> isTooLong(number);
            case String text -> isTooLong(text);
            default -> false;
        };
    }

    private static boolean isTooLong(BigInteger number) {
        return number.bitLength() >= Long.SIZE;
    }

    private static boolean isTooLong(BigDecimal number) {
        return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    /** A text is one that may be read as a number. Those that are long are not tried, which takes long too. */
    private static boolean isTooLong(String text) {
        if (text.length() > MOST_DIGITS) {
            return text.chars().allMatch(each -> OF_NUMBERS.indexOf(each) >= 0);
        }
        if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            return false;
        }
        try {
            return isTooLong(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
