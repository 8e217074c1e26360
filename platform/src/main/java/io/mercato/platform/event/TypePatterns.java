package io.mercato.platform.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which types of events a consumer wants. */
final class TypePatterns implements Predicate<String> {
    private final Pattern pattern;

    TypePatterns(Collection<String> types) {
        pattern = Pattern.compile(types.stream().map(TypePatterns::regex).collect(Collectors.joining("|")));
    }

    @Override
    public boolean test(String type) {
        return pattern.matcher(type).matches();
    }

    private static String regex(String type) {
        return Arrays.stream(type.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
