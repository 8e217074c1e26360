package io.mercato.platform.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mercato.platform.paging.PageQuery;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names one answer among those of its cache. It is made of values that have been read and checked, not of the address they
 * came in: so neither their order nor their spelling nor parameters that nobody knows make another answer of the same, and
 * values cannot reach beyond their place. Bounded in length. Immutable.
 */
public final class AnswerKey {
    /** Longer ones are told by a digest; most are below, and readable in Redis. */
    private static final int MAX_READABLE = 200;

    private final String list;
    private final SortedMap<String, String> values;

    private AnswerKey(String list, SortedMap<String, String> values) {
        this.list = list;
        this.values = values;
    }

    /** @param list tells it from others in the same cache */
    public static AnswerKey of(String list) {
        return new AnswerKey(list, new TreeMap<>());
    }

    /** With a value that the answer depends on; an absent one ({@code null}) makes no difference. */
    public AnswerKey with(String name, Object value) {
        if (value == null) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new AnswerKey(list, more);
    }

    /** With the place of a page. */
    public AnswerKey with(PageQuery page) {
        return with("limit", page.limit()).with("cursor", page.cursor());
    }

    @Override
    public String toString() {
        String readable = list + "?"
                + values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return readable.length() <= MAX_READABLE ? readable : list + "#" + digest(readable);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
