package io.mercato.catalog.bulk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.CharTypes;
import com.fasterxml.jackson.core.io.NumberOutput;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/**
 * JSON (RFC 8259) in memory. PostgreSQL sends texts in UTF-8, which is what JSON is sent in: they are copied from one to the
 * other and never decoded, since with a hundred rows that is much of the work. Commas come where they belong; nobody looks
 * whether objects end. For one thread.
 */
public final class BulkJson implements AutoCloseable {
    /** A hundred products as on cards are some 50 KB. */
    private static final int TYPICAL_SIZE = 64 * 1024;

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_ESCAPE = 6;
    private static final int UUID_BYTES = 16;

    /** For each character of ASCII: 0 as it is, positive what follows a backslash, negative a number in hexadecimal. */
    private static final int[] ESCAPES = CharTypes.get7BitOutputEscapes();

    private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(US_ASCII);
    private static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);

    private final JsonFactory factory;
    private byte[] bytes = new byte[TYPICAL_SIZE];
    private int length;
    private JsonGenerator objects;

    /** @param factory makes values of Java's into JSON; has to have a codec, and nothing between root values */
    BulkJson(JsonFactory factory) {
        this.factory = factory;
    }

    /** The name of a field that is written again and again. */
    public static final class Name {
        private final byte[] bytes;

        private Name(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /** @param name of ASCII, without quotes, backslashes and control characters */
    public static Name name(String name) {
        return new Name(('"' + name + "\":").getBytes(US_ASCII));
    }

    /** Begins an object. */
    public BulkJson object() {
        append('{');
        return this;
    }

    /** Ends it. */
    public BulkJson end() {
        append('}');
        return this;
    }

    /** Begins a field of an object. */
    public BulkJson field(Name name) {
        comma('{');
        append(name.bytes);
        return this;
    }

    /** Begins a field of any name. */
    public BulkJson field(String name) {
        comma('{');
        text(name);
        append(':');
        return this;
    }

    /** A text in UTF-8, or null. */
    public BulkJson text(byte[] utf8) {
        if (utf8 == null) {
            return nothing();
        }
        append('"');
        for (byte each : utf8) {
            if (each >= 0 && ESCAPES[each] != 0) {
                escaped(utf8);
                append('"');
                return this;
            }
        }
        append(utf8);
        append('"');
        return this;
    }

    /** A text, or null. */
    public BulkJson text(String text) {
        return text(text == null ? null : text.getBytes(UTF_8));
    }

    /** An array of texts. */
    public BulkJson texts(String[] texts) {
        append('[');
        for (String text : texts) {
            comma('[');
            text(text);
        }
        append(']');
        return this;
    }

    /** A UUID as PostgreSQL sends it, in binary or as text; or null. */
    public BulkJson id(byte[] sent) {
        if (sent == null || sent.length != UUID_BYTES) {
            return text(sent);
        }
        append('"');
        ensure(2 * UUID_BYTES + 4);
        for (int i = 0; i < UUID_BYTES; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                bytes[length++] = '-';
            }
            hexadecimal(sent[i]);
        }
        append('"');
        return this;
    }

    /** What {@link #id} writes. */
    static UUID idOf(byte[] sent) {
        if (sent.length != UUID_BYTES) {
            return UUID.fromString(new String(sent, US_ASCII));
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < UUID_BYTES / 2; i++) {
            high = high << Byte.SIZE | sent[i] & 0xff;
            low = low << Byte.SIZE | sent[i + UUID_BYTES / 2] & 0xff;
        }
        return new UUID(high, low);
    }

    /** A whole number. */
    public BulkJson number(long number) {
        ensure(LONGEST_NUMBER);
        length = NumberOutput.outputLong(number, bytes, length);
        return this;
    }

    /** A number with as many decimals as it has. */
    public BulkJson number(BigDecimal number) {
        append(number.toString().getBytes(US_ASCII));
        return this;
    }

    /** A finite number. */
    public BulkJson number(double number) {
        append(Double.toString(number).getBytes(US_ASCII));
        return this;
    }

    /** True or false. */
    public BulkJson flag(boolean flag) {
        append(flag ? TRUE : FALSE);
        return this;
    }

    /** Null. */
    public BulkJson nothing() {
        append(NULL);
        return this;
    }

    /** An instant as {@link java.time.Instant#toString} has it, without what its formatter does around the digits. */
    public BulkJson instant(OffsetDateTime instant) {
        OffsetDateTime utc = instant.withOffsetSameInstant(ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > 9999) {
            return text(utc.toInstant().toString());
        }
        append('"');
        digits(utc.getYear(), 4);
        append('-');
        digits(utc.getMonthValue(), 2);
        append('-');
        digits(utc.getDayOfMonth(), 2);
        append('T');
        digits(utc.getHour(), 2);
        append(':');
        digits(utc.getMinute(), 2);
        append(':');
        digits(utc.getSecond(), 2);
        fraction(utc.getNano());
        append('Z');
        append('"');
        return this;
    }

    /** Anything else, as the API writes it. */
    public BulkJson value(Object value) {
        try {
            if (objects == null) {
                objects = factory.createGenerator(new Sink());
            }
            objects.writePOJO(value);
            objects.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing that is written to memory can fail", e);
        }
    }

    /** How much has been written, in bytes. */
    int length() {
        return length;
    }

    /** What has been written; as long as nothing else is. */
    byte[] bytes() {
        return bytes;
    }

    /** Gives back what {@link #value} has taken. */
    @Override
    public void close() {
        try {
            if (objects != null) {
                objects.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing that is written to memory can fail", e);
        }
    }

    /** Before whatever is not the first after that. */
    private void comma(char first) {
        if (bytes[length - 1] != first) {
            append(',');
        }
    }

    private void escaped(byte[] utf8) {
        ensure(LONGEST_ESCAPE * utf8.length);
        for (byte each : utf8) {
            int escape = each < 0 ? 0 : ESCAPES[each];
            if (escape == 0) {
                bytes[length++] = each;
            } else if (escape > 0) {
                bytes[length++] = '\\';
                bytes[length++] = (byte) escape;
            } else {
                bytes[length++] = '\\';
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                hexadecimal(each);
            }
        }
    }

    private void hexadecimal(byte each) {
        bytes[length++] = HEXADECIMAL[each >> 4 & 0xf];
        bytes[length++] = HEXADECIMAL[each & 0xf];
    }

    private void digits(int number, int count) {
        ensure(count);
        int rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    /** In groups of three digits, as many as it needs. */
    private void fraction(int nanos) {
        if (nanos == 0) {
            return;
        }
        append('.');
        if (nanos % 1_000_000 == 0) {
            digits(nanos / 1_000_000, 3);
        } else if (nanos % 1_000 == 0) {
            digits(nanos / 1_000, 6);
        } else {
            digits(nanos, 9);
        }
    }

    private void append(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    private void append(byte[] more) {
        append(more, 0, more.length);
    }

    private void append(byte[] more, int from, int count) {
        ensure(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private final class Sink extends OutputStream {
        @Override
        public void write(int one) {
            append((char) one);
        }

        @Override
        public void write(byte[] more, int from, int count) {
            append(more, from, count);
        }
    }
}
