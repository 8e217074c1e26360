package io.mercato.catalog.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mercato.catalog.productimport.CsvRecords.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class CsvRecordsTest {
    /** Bytes; reading them takes a moment, keeping them is noticed. */
    private static final long ENDLESS = 20_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyLineEndEndsARecord(String lineEnd) throws IOException {
        assertThat(records("a,b" + lineEnd + "c,d" + lineEnd)).containsExactly(whole(1, "a,b"), whole(2, "c,d"));
        assertThat(records("a,b" + lineEnd + "c,d")).containsExactly(whole(1, "a,b"), whole(2, "c,d"));
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstRecord() throws IOException {
        assertThat(records("\uFEFFa,b\n")).containsExactly(whole(1, "a,b"));
    }

    @Test
    void quotedLineBreaksKeepLineNumbersRight() throws IOException {
        assertThat(records("a,\"one\r\ntwo\nthree\"\r\n\r\nb,c\n"))
                .containsExactly(whole(1, "a,\"one\ntwo\nthree\""), whole(5, "b,c"));
    }

    @Test
    void aDoubledQuoteDoesNotEndAQuotedValue() throws IOException {
        assertThat(records("\"5\"\" screen\n, new\",x\ny\n"))
                .containsExactly(whole(1, "\"5\"\" screen\n, new\",x"), whole(3, "y"));
    }

    @Test
    void aQuoteWithinAnUnquotedValueOpensNothing() throws IOException {
        assertThat(records("5\" screen,x\ny\n")).containsExactly(whole(1, "5\" screen,x"), whole(2, "y"));
    }

    @Test
    void emptyLinesAreNoRecords() throws IOException {
        assertThat(records("\n\na\n\n\nb\n\n")).containsExactly(whole(3, "a"), whole(6, "b"));
        assertThat(records("")).isEmpty();
        assertThat(records("\uFEFF")).isEmpty();
    }

    @Test
    void aQuotedValueThatNeverEndsIsTold() throws IOException {
        assertThat(records("a,b\nc,\"d\ne,f\n")).containsExactly(whole(1, "a,b"), new Raw.Unclosed(2));
    }

    @Test
    void aRecordThatIsTooLongIsPassedOverAndTheNextIsRead() throws IOException {
        assertThat(records("x".repeat(40) + "\n\"" + "y\n".repeat(40) + "\"\nz\n"))
                .containsExactly(new Raw.TooLong(1), new Raw.TooLong(2), whole(43, "z"));
        assertThat(records("x".repeat(20) + "\n")).containsExactly(whole(1, "x".repeat(20)));
    }

    @Test
    void anEndlessRecordTakesNoMemory() throws IOException {
        InputStream endless = new InputStream() {
            private long left = ENDLESS;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                Arrays.fill(bytes, offset, offset + length, (byte) 'x');
                left -= length;
                return length;
            }
        };

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(new CsvRecords(endless, 20).next()).contains(new Raw.TooLong(1));

        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated, in all")
                .isLessThan(ENDLESS / 10);
    }

    @Test
    void bytesThatAreNotUtf8BecomeReplacementCharacters() throws IOException {
        byte[] latin1 = "caf\u00e9,x\ny\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(latin1)).containsExactly(whole(1, "caf\uFFFD,x"), whole(2, "y"));
    }

    private static Raw whole(long line, String text) {
        return new Raw.Whole(line, text);
    }

    private static List<Raw> records(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Raw> read(byte[] bytes) throws IOException {
        CsvRecords records = new CsvRecords(new ByteArrayInputStream(bytes), 20);
        List<Raw> all = new ArrayList<>();
        for (Optional<Raw> next = records.next(); next.isPresent(); next = records.next()) {
            all.add(next.get());
        }
        return all;
    }
}
