package io.mercato.catalog.productimport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Cuts a CSV file into its records, each of which is then parsed by itself: a CSV library that meets a broken record
 * cannot go on after it, and here one bad row must not stop the rest. Constant memory; blocks on the stream.
 *
 * <p>Takes UTF-8 with or without a byte order mark, and LF, CRLF or CR; quoting as in
 * <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>. Bytes that are not UTF-8 become U+FFFD.
 */
final class CsvRecords {
    private static final int BYTE_ORDER_MARK = '\uFEFF';
    private static final int END = -1;

    private final PushbackReader in;
    private final int maxLength;
    private long line = 1;

    /** @param maxLength of a record in characters; what is longer is passed over in constant memory */
    CsvRecords(InputStream bytes, int maxLength) throws IOException {
        in = new PushbackReader(new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE))));
        this.maxLength = maxLength;
        int first = in.read();
        if (first != BYTE_ORDER_MARK && first != END) {
            in.unread(first);
        }
    }

    /** A record as it stands in the file. */
    sealed interface Raw {
        /** The line on which it begins, from 1. */
        long line();

        record Whole(long line, String text) implements Raw {}

        record TooLong(long line) implements Raw {}

        /** A quoted field never ends, so that the rest of the file is part of it. */
        record Unclosed(long line) implements Raw {}
    }

    private enum State {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTE
    }

    /** The next record that is not an empty line. */
    Optional<Raw> next() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean tooLong = false;
        State state = State.FIELD_START;
        long firstLine = line;
        for (int c = read(); c != END; c = read()) {
            if (c == '\n' && state != State.QUOTED) {
                if (!text.isEmpty()) {
                    return Optional.of(record(firstLine, text, tooLong));
                }
                firstLine = line;
                continue;
            }
            state = after(state, c);
            tooLong |= text.length() == maxLength;
            if (!tooLong) {
                text.append((char) c);
            }
        }
        if (state == State.QUOTED) {
            return Optional.of(new Raw.Unclosed(firstLine));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(record(firstLine, text, tooLong));
    }

    private static Raw record(long line, StringBuilder text, boolean tooLong) {
        return tooLong ? new Raw.TooLong(line) : new Raw.Whole(line, text.toString());
    }

    private static State after(State state, int c) {
        return switch (state) {
            case FIELD_START -> c == '"' ? State.QUOTED : c == ',' ? State.FIELD_START : State.UNQUOTED;
            case UNQUOTED -> c == ',' ? State.FIELD_START : State.UNQUOTED;
            case QUOTED -> c == '"' ? State.AFTER_QUOTE : State.QUOTED;
            // A second quote stands for one in the text; anything but a comma is a fault that the parser will report.
            case AFTER_QUOTE -> c == '"' ? State.QUOTED : c == ',' ? State.FIELD_START : State.UNQUOTED;
        };
    }

    /** The next character, with LF for any of the three line ends. */
    private int read() throws IOException {
        int c = in.read();
        if (c == '\r') {
            int next = in.read();
            if (next != '\n' && next != END) {
                in.unread(next);
            }
            c = '\n';
        }
        if (c == '\n') {
            line++;
        }
        return c;
    }
}
