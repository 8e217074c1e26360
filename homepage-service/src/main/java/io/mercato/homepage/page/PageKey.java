package io.mercato.homepage.page;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What one cached page is for.
 *
 * @param user whose page it is; empty for the one that everybody is shown
 * @param limit how many items each section may have, 1 to {@value #MAX_LIMIT}
 */
public record PageKey(Optional<UUID> user, int limit) {
    /** How many items there are unless told. */
    public static final int DEFAULT_LIMIT = 10;

    /** More items than a homepage shows; keeps an answer below about 300 KiB. */
    public static final int MAX_LIMIT = 50;

    /** The page that nearly everybody asks for. */
    public static final PageKey HOMEPAGE = anonymous(DEFAULT_LIMIT);

    private static final String ANONYMOUS = "anonymous";
    private static final Pattern WRITTEN = Pattern.compile(
            "homepage:(" + ANONYMOUS + "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):v1(?::limit=([1-9]\\d?))?");

    /** Of the anonymous pages, by limit; a hit makes no text of its own. */
    private static final String[] WRITTEN_ANONYMOUS = IntStream.rangeClosed(0, MAX_LIMIT)
            .mapToObj(limit -> written(ANONYMOUS, limit))
            .toArray(String[]::new);

    public PageKey {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("Not a limit: " + limit);
        }
    }

    /** The page that everybody is shown. */
    public static PageKey anonymous(int limit) {
        return new PageKey(Optional.empty(), limit);
    }

    /** A key as it is {@link #inRedis}; empty when it is none. */
    public static Optional<PageKey> parse(String inRedis) {
        Matcher written = WRITTEN.matcher(inRedis);
        if (!written.matches()) {
            return Optional.empty();
        }
        Optional<UUID> user = Optional.of(written.group(1))
                .filter(name -> !name.equals(ANONYMOUS))
                .map(UUID::fromString);
        int limit = Optional.ofNullable(written.group(2)).map(Integer::parseInt).orElse(DEFAULT_LIMIT);
        return limit > MAX_LIMIT ? Optional.empty() : Optional.of(new PageKey(user, limit));
    }

    /** The key in Redis, which is published: {@code homepage:anonymous:v1}, with the limit when it is not the usual one. */
    public String inRedis() {
        return user.map(id -> written(id.toString(), limit)).orElse(WRITTEN_ANONYMOUS[limit]);
    }

    private static String written(String whose, int limit) {
        return "homepage:" + whose + ":v1" + (limit == DEFAULT_LIMIT ? "" : ":limit=" + limit);
    }
}
