package io.mercato.homepage.rollout;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whom a variant is chosen for. */
sealed interface Subject {
    /** What is hashed; of two subjects never the same. */
    String text();

    /** A customer, on whatever device. */
    record User(UUID id) implements Subject {
        @Override
        public String text() {
            return "user:" + id;
        }
    }

    /** Somebody who is not signed in, as long as the id is sent along. */
    record Anonymous(String id) implements Subject {
        /** What an id may look like: a UUID does, and what most analytics make. */
        static final String PATTERN = "[A-Za-z0-9._-]{1,64}";

        private static final Pattern ID = Pattern.compile(PATTERN);

        /** Empty when the text cannot be an id. */
        static Optional<Anonymous> of(String id) {
            return ID.matcher(id).matches() ? Optional.of(new Anonymous(id)) : Optional.empty();
        }

        /** Somebody new. */
        static Anonymous make() {
            return new Anonymous(UUID.randomUUID().toString());
        }

        @Override
        public String text() {
            return "anonymous:" + id;
        }
    }
}
