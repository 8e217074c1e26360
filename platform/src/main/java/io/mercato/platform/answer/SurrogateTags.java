package io.mercato.platform.answer;

import static java.util.stream.Collectors.groupingBy;

import io.mercato.platform.cache.TieredCaches;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tags as they travel in headers, bounded in length. Where there are too many, all of one kind ({@code product:…}) give way
 * to one that stands for any of the kind ({@code product:*}): the answer is then forgotten more often than it needs to be,
 * and never too seldom, since whoever forgets {@code product:1} forgets {@code product:*} too.
 */
public final class SurrogateTags {
    private static final String ANY = "*";

    private SurrogateTags() {}

    /** The same tags and, for each that names one of a kind, that of any of the kind. */
    public static Set<String> withAny(Set<String> tags) {
        Set<String> all = new TreeSet<>(tags);
        tags.stream().filter(SurrogateTags::namesOne).forEach(tag -> all.add(prefix(tag) + ANY));
        return all;
    }

    /** From a header {@code Cache-Tag}; what cannot be a tag is passed over. */
    public static Set<String> parse(String header) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(TieredCaches::isTag)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * So many that they fit into a header.
     *
     * @param maxLength of all of them in characters, separators included
     */
    public static Set<String> bounded(Set<String> tags, int maxLength) {
        Set<String> bounded = new TreeSet<>(tags);
        while (length(bounded) > maxLength) {
            Map<String, List<String>> byPrefix = bounded.stream()
                    .filter(SurrogateTags::namesOne)
                    .collect(groupingBy(SurrogateTags::prefix, TreeMap::new, Collectors.toList()));
            Map.Entry<String, List<String>> largest = byPrefix.entrySet().stream()
                    .max(Map.Entry.comparingByValue((one, other) -> Integer.compare(one.size(), other.size())))
                    .orElseThrow(() -> new IllegalArgumentException("These tags have no kinds to be told by: " + tags));
            largest.getValue().forEach(bounded::remove);
            bounded.add(largest.getKey() + ANY);
        }
        return bounded;
    }

    private static int length(Set<String> tags) {
        return tags.stream().mapToInt(tag -> tag.length() + 1).sum();
    }

    private static boolean namesOne(String tag) {
        return tag.indexOf(':') > 0 && !tag.endsWith(":" + ANY);
    }

    private static String prefix(String tag) {
        return tag.substring(0, tag.indexOf(':') + 1);
    }
}
