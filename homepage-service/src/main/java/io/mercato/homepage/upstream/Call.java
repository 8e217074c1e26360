package io.mercato.homepage.upstream;

import io.mercato.platform.deadline.Deadline;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to ask of another service.
 *
 * @param path below the service's URL, without a leading slash; encoded
 * @param query by name, in the order in which it is sent; not encoded
 * @param headers besides those that every call has
 * @param json what is sent, if anything
 * @param explained statuses of errors whose bodies are read, since they say what is wrong; of others only the status is told
 * @param maxSize an answer of more bytes is not read any further
 * @param deadline when it is given up; it is sent along
 */
public record Call(
        HttpMethod method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        Optional<Buffer> json,
        Set<Integer> explained,
        long maxSize,
        Deadline deadline) {

    /** A GET of which nothing but its success counts. */
    public static Call get(String path, Map<String, List<String>> query, long maxSize, Deadline deadline) {
        return new Call(HttpMethod.GET, path, query, Map.of(), Optional.empty(), Set.of(), maxSize, deadline);
    }

    /** The same as a POST of some JSON. */
    public Call posting(Buffer body) {
        return new Call(HttpMethod.POST, path, query, headers, Optional.of(body), explained, maxSize, deadline);
    }

    /** The same with one more header. */
    public Call with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Call(method, path, query, Map.copyOf(all), json, explained, maxSize, deadline);
    }

    /** The same, but errors with one of these statuses are told with their bodies. */
    public Call explaining(Set<Integer> statuses) {
        return new Call(method, path, query, headers, json, Set.copyOf(statuses), maxSize, deadline);
    }

    /** Its path and query, without a slash before it. */
    String pathAndQuery() {
        StringBuilder uri = new StringBuilder(path);
        char[] separator = {'?'};
        query.forEach((name, values) -> values.forEach(value -> {
            uri.append(separator[0]).append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            separator[0] = '&';
        }));
        return uri.toString();
    }
}
