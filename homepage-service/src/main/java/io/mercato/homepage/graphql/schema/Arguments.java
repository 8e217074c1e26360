package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Address;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Checks arguments as REST does, with the same codes; each error names its argument. */
final class Arguments {
    /** What clients are told of {@link #page}. */
    static final String LIMIT = "How many at most, from 1 to 100.";

    /** What clients are told of {@link #page}. */
    static final String CURSOR = "The nextCursor of the page before.";

    /** As long as a cursor of a list may be. */
    private static final int LONGEST_CURSOR = 2000;

    private static final int MOST_VALUES = 100;

    private Arguments() {}

    static UUID id(String name, String value) {
        try {
            UUID id = UUID.fromString(value);
            // Java reads 1-1-1-1-1 too.
            if (id.toString().equalsIgnoreCase(value)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw invalid(name, "must be a UUID");
    }

    static Optional<UUID> optionalId(String name, String value) {
        return Optional.ofNullable(value).map(given -> id(name, given));
    }

    static List<UUID> ids(String name, List<String> values) {
        return values(name, values).stream().map(value -> id(name, value)).toList();
    }

    static <T> List<T> values(String name, List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > MOST_VALUES) {
            throw invalid(name, "must have at most " + MOST_VALUES + " values");
        }
        return values.stream().filter(Objects::nonNull).toList();
    }

    /** A list with which page of it is asked for. */
    static Address page(String path, Integer limit, String cursor) {
        return Address.of(path)
                .with("limit", Optional.of(limit(limit, PageQuery.DEFAULT_LIMIT, PageQuery.MAX_LIMIT)))
                .with("cursor", cursor(cursor));
    }

    static int limit(Integer limit, int usual, int most) {
        int asked = limit == null ? usual : limit;
        if (asked < 1) {
            throw invalid("limit", "must be greater than or equal to 1");
        }
        if (asked > most) {
            throw invalid("limit", "must be less than or equal to " + most);
        }
        return asked;
    }

    static Optional<Integer> stars(String name, Integer value) {
        if (value != null && (value < 1 || value > 5)) {
            throw invalid(name, "must be from 1 to 5");
        }
        return Optional.ofNullable(value);
    }

    /** Said only where it is true: false is what nobody says, and one key in the cache is enough for both. */
    static Optional<Boolean> flag(Boolean value) {
        return Optional.ofNullable(value).filter(Boolean::booleanValue);
    }

    static ProblemException invalid(String name, String detail) {
        return ProblemException.badRequest("invalid_parameter", name, detail);
    }

    private static Optional<String> cursor(String cursor) {
        if (cursor != null && cursor.length() > LONGEST_CURSOR) {
            throw invalid("cursor", "must have at most " + LONGEST_CURSOR + " characters");
        }
        return Optional.ofNullable(cursor).filter(given -> !given.isEmpty());
    }
}
