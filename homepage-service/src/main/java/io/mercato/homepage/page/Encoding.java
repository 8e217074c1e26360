package io.mercato.homepage.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The content codings that pages are kept in (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1">RFC 9110</a>). */
enum Encoding {
    BROTLI("br", 'b'),
    GZIP("gzip", 'g'),
    IDENTITY("identity", 'i');

    /** Clients are of a few kinds; the bounds are against those that make headers up. */
    private static final int MOST_REMEMBERED = 256;

    /** Characters; browsers send some 30. */
    private static final int LONGEST_REMEMBERED = 200;

    private static final Map<String, Accepted> REMEMBERED = new ConcurrentHashMap<>();

    private final String token;
    private final char letter;

    Encoding(String token, char letter) {
        this.token = token;
        this.letter = letter;
    }

    /** What a client takes besides the text as it is. */
    record Accepted(boolean brotli, boolean gzip) {
        private static final Accepted NONE = new Accepted(false, false);

        boolean takes(Encoding encoding) {
            return switch (encoding) {
                case BROTLI -> brotli;
                case GZIP -> gzip;
                case IDENTITY -> true;
            };
        }

        /** @param hasBrotli whether there is such a representation */
        Encoding best(boolean hasBrotli) {
            return brotli && hasBrotli ? BROTLI : gzip ? GZIP : IDENTITY;
        }
    }

    /** As it stands in {@code Content-Encoding}. */
    String token() {
        return token;
    }

    /** Tells its {@code ETag} from those of the others: RFC 9110, section 8.8.3.3. */
    char letter() {
        return letter;
    }

    /** @param header {@code Accept-Encoding}, or {@code null}: then nothing is presumed, though anything would do */
    static Accepted accepted(String header) {
        if (header == null) {
            return Accepted.NONE;
        }
        Accepted known = REMEMBERED.get(header);
        if (known == null) {
            known = new Accepted(accepts(header, BROTLI), accepts(header, GZIP));
            remember(header, known);
        }
        return known;
    }

    /** What is full begins anew: made-up headers must not take the place of browsers' for good. */
    private static void remember(String header, Accepted accepted) {
        if (header.length() > LONGEST_REMEMBERED) {
            return;
        }
        if (REMEMBERED.size() >= MOST_REMEMBERED) {
            REMEMBERED.clear();
        }
        REMEMBERED.put(header, accepted);
    }

    /** RFC 9110, section 12.5.3. */
    private static boolean accepts(String header, Encoding encoding) {
        Optional<Boolean> any = Optional.empty();
        for (String element : header.split(",")) {
            String[] parts = element.split(";", 2);
            String coding = parts[0].strip().toLowerCase(Locale.ROOT);
            boolean wanted = parts.length == 1 || !isZero(parts[1]);
            if (coding.equals(encoding.token) || (encoding == GZIP && coding.equals("x-gzip"))) {
                return wanted;
            }
            if (coding.equals("*")) {
                any = Optional.of(wanted);
            }
        }
        return any.orElse(false);
    }

    private static boolean isZero(String weight) {
        return weight.strip().toLowerCase(Locale.ROOT).matches("q\\s*=\\s*0(\\.0{0,3})?");
    }
}
