package io.mercato.catalog.search;

import java.util.Collection;

/** Values as one text that no other values make: each comes after its length, and several after their number. */
final class CanonicalText {
    private final StringBuilder text = new StringBuilder();

    CanonicalText add(Object value) {
        String part = value.toString();
        text.append(part.length()).append(':').append(part);
        return this;
    }

    CanonicalText all(Collection<?> values) {
        text.append(values.size()).append('*');
        values.forEach(this::add);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
