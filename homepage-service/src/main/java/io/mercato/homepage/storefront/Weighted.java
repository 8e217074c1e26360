package io.mercato.homepage.storefront;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that a client takes, as {@code Accept}, {@code Accept-Encoding} and {@code Accept-Language} list them (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.4.2">RFC 9110</a>).
 *
 * @param name in lower case, without parameters
 * @param weight above 0 and up to 1; 0 for what is not taken at all
 */
record Weighted(String name, double weight) {
    /** More than any client has a reason to send; what comes after them is not read. */
    private static final int MOST = 32;

    private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*=\\s*([01](?:\\.[0-9]{0,3})?)\\s*(?:;|$)");

    /** What a header lists, the most wanted first, in its order where they are wanted alike; never fails. */
    static List<Weighted> of(String header) {
        List<Weighted> all = new ArrayList<>();
        for (String item : header.split(",", MOST + 1)) {
            String text = item.strip().toLowerCase(Locale.ROOT);
            int end = text.indexOf(';');
            String name = (end < 0 ? text : text.substring(0, end)).strip();
            if (!name.isEmpty() && all.size() < MOST) {
                all.add(new Weighted(name, end < 0 ? 1 : weightOf(text.substring(end))));
            }
        }
        all.sort(Comparator.comparingDouble(Weighted::weight).reversed());
        return all;
    }

    /** How much a header wants this; 0 when it does not name it. */
    static double of(String header, String name) {
        return of(header).stream()
                .filter(one -> one.name().equals(name))
                .mapToDouble(Weighted::weight)
                .findFirst()
                .orElse(0);
    }

    /** A weight that is none counts as 1, as if it had not been given. */
    private static double weightOf(String parameters) {
        Matcher found = WEIGHT.matcher(parameters);
        return found.find() ? Math.min(1, Double.parseDouble(found.group(1))) : 1;
    }
}
