package io.mercato.homepage.page;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.util.ArrayList;
import java.util.List;

/**
 * Headers that go with many answers, as they are written to the wire: adding them copies references, while a {@link MultiMap}
 * that is added to another is made into text first, and its names are hashed anew. Immutable.
 */
final class ReadyHeaders {
    private final CharSequence[] namesAndValues;

    private ReadyHeaders(List<CharSequence> namesAndValues) {
        this.namesAndValues = namesAndValues.toArray(CharSequence[]::new);
    }

    static Builder builder() {
        return new Builder();
    }

    void addTo(MultiMap answer) {
        for (int at = 0; at < namesAndValues.length; at += 2) {
            answer.add(namesAndValues[at], namesAndValues[at + 1]);
        }
    }

    static final class Builder {
        private final List<CharSequence> namesAndValues = new ArrayList<>();

        Builder add(CharSequence name, String value) {
            return add(name, HttpHeaders.createOptimized(value));
        }

        Builder add(CharSequence name, CharSequence value) {
            namesAndValues.add(name);
            namesAndValues.add(value);
            return this;
        }

        Builder addAll(ReadyHeaders others) {
            namesAndValues.addAll(List.of(others.namesAndValues));
            return this;
        }

        ReadyHeaders build() {
            return new ReadyHeaders(namesAndValues);
        }
    }
}
