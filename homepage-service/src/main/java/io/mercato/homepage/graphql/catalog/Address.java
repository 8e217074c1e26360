package io.mercato.homepage.graphql.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is asked of catalog-service. Equal for equal questions, however they were put.
 *
 * @param path without a leading slash
 * @param query by name; values in a fixed order, none where nothing was said
 */
public record Address(String path, Map<String, List<String>> query) {
    /** Longer keys are told by their digest. */
    private static final int LONGEST_KEY = 200;

    /** A path without parameters. */
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same with a parameter, where its value says anything. */
    public Address with(String name, Optional<?> value) {
        return value.map(told -> with(name, List.of(told))).orElse(this);
    }

    /** The same with a parameter that has several values, if any. */
    public Address with(String name, Collection<?> values) {
        if (values.isEmpty()) {
            return this;
        }
        Map<String, List<String>> all = new TreeMap<>(query);
        all.put(name, values.stream().map(Object::toString).distinct().sorted().toList());
        return new Address(path, all);
    }

    /** The key in Redis. */
    String inRedis() {
        String parameters = query.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, UTF_8)))
                .collect(Collectors.joining("&"));
        String text = parameters.isEmpty() ? path : path + "?" + parameters;
        return "graphql:" + (text.length() > LONGEST_KEY ? path + "#" + digest(text) : text);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
