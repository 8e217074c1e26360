package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Addresses;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What somebody looks for, as the address of the page tells it. What is not as it should be is left out, since an address is
 * typed, cut and shared by people. Immutable.
 */
final class SearchQuery {
    static final String CATEGORY = "category";
    static final String STORE = "store";
    static final String VENDOR = "vendor";
    static final String TAG = "tag";
    static final String MIN = "min";
    static final String MAX = "max";
    static final String MIN_RATING = "minRating";
    static final String IN_STOCK = "inStock";
    static final String ON_OFFER = "onOffer";
    static final String SORT = "sort";
    static final String CURSOR = "cursor";
    private static final String QUERY = "q";

    private static final int MAX_LENGTH = 200;
    private static final int MAX_VALUES = 20;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,3})?");
    private static final List<String> SORTS =
            List.of("relevance", "popularity", "newest", "price-asc", "price-desc", "rating");

    /** The order of parameters in an address, so that the same search has one address. */
    private static final Map<String, Predicate<String>> KNOWN = known();

    private final String path;
    private final Map<String, List<String>> values;

    private SearchQuery(String path, Map<String, List<String>> values) {
        this.path = path;
        this.values = values;
    }

    /** @param path of the page that shows what is found */
    static SearchQuery of(String path, MultivaluedMap<String, String> given) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        KNOWN.forEach((name, isGood) -> {
            List<String> good = given.getOrDefault(name, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty() && isGood.test(value))
                    .map(value -> name.equals(QUERY) ? shortened(value) : value)
                    .distinct()
                    .limit(isMany(name) ? MAX_VALUES : 1)
                    .toList();
            if (!good.isEmpty()) {
                values.put(name, good);
            }
        });
        return new SearchQuery(path, values);
    }

    String text() {
        return first(QUERY);
    }

    /** The first value of a parameter; empty when it has none. */
    String first(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** Whether anything is filtered by. */
    boolean isFiltered() {
        return values.keySet().stream()
                .anyMatch(name -> !List.of(QUERY, SORT, CURSOR).contains(name));
    }

    /** The order of what is found. */
    String sort() {
        String given = first(SORT);
        boolean usable = !given.isEmpty() && !(given.equals("relevance") && text().isEmpty());
        return usable ? given : text().isEmpty() ? "popularity" : "relevance";
    }

    /** The same with another text, and from the beginning. */
    SearchQuery asking(String text) {
        return with(QUERY, List.of(text));
    }

    /** The same, this value chosen, or no longer when it was; from the beginning. */
    SearchQuery toggled(String name, String value) {
        List<String> changed = new ArrayList<>(all(name));
        if (!changed.remove(value)) {
            if (!isMany(name)) {
                changed.clear();
            }
            changed.add(value);
        }
        return with(name, changed);
    }

    /** The same without any filter. */
    SearchQuery cleared() {
        Map<String, List<String>> kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(List.of(QUERY, SORT));
        return new SearchQuery(path, kept);
    }

    /** The same with exactly these values, and from the beginning unless it is the cursor. */
    SearchQuery with(String name, List<String> chosen) {
        Map<String, List<String>> changed = new TreeMap<>(Comparator.comparingInt(
                (String key) -> List.copyOf(KNOWN.keySet()).indexOf(key)));
        changed.putAll(values);
        changed.remove(CURSOR);
        if (chosen.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.copyOf(chosen));
        }
        return new SearchQuery(path, changed);
    }

    /** Where it is shown. */
    String href() {
        String query = values.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().map(value -> entry.getKey() + "=" + Addresses.encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** What a form must send along besides these fields. */
    List<SearchView.Field> without(String... fields) {
        return values.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals(CURSOR) && !List.of(fields).contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(value -> new SearchView.Field(entry.getKey(), value)))
                .toList();
    }

    String path() {
        return path;
    }

    private static Map<String, Predicate<String>> known() {
        Map<String, Predicate<String>> known = new LinkedHashMap<>();
        known.put(QUERY, value -> value.chars().noneMatch(Character::isISOControl));
        known.put(CATEGORY, SearchQuery::isId);
        known.put(STORE, SearchQuery::isId);
        known.put(VENDOR, SearchQuery::isName);
        known.put(TAG, SearchQuery::isName);
        known.put(MIN, value -> AMOUNT.matcher(value).matches());
        known.put(MAX, value -> AMOUNT.matcher(value).matches());
        known.put(MIN_RATING, value -> value.matches("[1-5]"));
        known.put(IN_STOCK, "true"::equals);
        known.put(ON_OFFER, "true"::equals);
        known.put(SORT, SORTS::contains);
        known.put(CURSOR, value -> value.length() <= 2000);
        return known;
    }

    private static boolean isMany(String name) {
        return List.of(CATEGORY, STORE, VENDOR, TAG).contains(name);
    }

    private static boolean isName(String value) {
        return value.length() <= MAX_LENGTH && value.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
    }

    /** An amount in minor units; what is finer than these is cut off. */
    static long minor(String amount, int decimals) {
        return new BigDecimal(amount).movePointRight(decimals).longValue();
    }
}
