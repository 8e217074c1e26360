package io.mercato.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mercato.platform.problem.ProblemException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A place in a list, for keyset paging: the sort keys of the last item that was read, so that the next page begins right
 * after it however the list has changed meanwhile. Opaque to clients.
 *
 * <p>It carries a checksum, so that a damaged or edited one is refused, and the list it belongs to with its filters, so
 * that it cannot be used on another. It is not secret and grants nothing: a forged one only begins at another place.
 */
public final class Cursor {
    /** The longest text that is looked at, in characters; a genuine cursor is below 500. */
    public static final int MAX_LENGTH = 2000;

    private static final int CHECKSUM_BYTES = Integer.BYTES;
    private static final int MAX_DIGITS = 100;
    private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final List<Object> keys;

    private Cursor(List<Object> keys) {
        this.keys = keys;
    }

    /**
     * The cursor that continues after an item.
     *
     * @param list the list's name with every filter that shapes it, so that equal text means an equal list
     * @param keys its sort keys: {@code Long}, {@code Integer}, {@code Double}, {@code BigDecimal}, {@code Instant},
     *     {@code UUID} or {@code String}
     */
    public static String after(String list, Object... keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(checksum(list.getBytes(UTF_8)));
            for (Object key : keys) {
                out.writeUTF(key.toString());
            }
            out.writeInt(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads a cursor that a client sent back.
     *
     * @param list as given to {@link #after}
     * @param types of the sort keys, in order
     * @throws ProblemException 400 {@code invalid_cursor} when it is damaged or belongs to another list
     */
    public static Cursor read(String text, String list, Class<?>... types) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            byte[] summed = Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM_BYTES));
            if (in.readInt() != checksum(list.getBytes(UTF_8))) {
                throw invalid();
            }
            Object[] keys = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                keys[i] = parse(in.readUTF(), types[i]);
            }
            if (in.readInt() != checksum(summed) || in.available() > 0) {
                throw invalid();
            }
            return new Cursor(List.of(keys));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
    }

    /** The sort key at an index, counted from 0. */
    public <T> T key(int index, Class<T> type) {
        return type.cast(keys.get(index));
    }

    /** All sort keys in order, to be bound to a query. */
    public List<Object> keys() {
        return keys;
    }

    /** Refuses what a database would not take, since the checksum keeps nobody from writing a cursor of their own. */
    private static Object parse(String text, Class<?> type) {
        if (type == Long.class) {
            return Long.valueOf(text);
        } else if (type == Integer.class) {
            return Integer.valueOf(text);
        } else if (type == Double.class) {
            return finite(Double.parseDouble(text));
        } else if (type == BigDecimal.class) {
            return bounded(new BigDecimal(text));
        } else if (type == Instant.class) {
            return bounded(Instant.parse(text));
        } else if (type == UUID.class) {
            return UUID.fromString(text);
        } else if (type == String.class) {
            return withoutNul(text);
        }
        throw new IllegalStateException("Not a type of sort key: " + type);
    }

    private static Double finite(double number) {
        if (!Double.isFinite(number)) {
            throw invalid();
        }
        return number;
    }

    private static BigDecimal bounded(BigDecimal number) {
        if (Math.abs(number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
            throw invalid();
        }
        return number;
    }

    private static Instant bounded(Instant instant) {
        if (instant.isBefore(FIRST_INSTANT) || instant.isAfter(LAST_INSTANT)) {
            throw invalid();
        }
        return instant;
    }

    private static String withoutNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw invalid();
        }
        return text;
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static ProblemException invalid() {
        return ProblemException.badRequest(
                "invalid_cursor", "cursor", "is not one that this list, with these filters, has given out");
    }
}
