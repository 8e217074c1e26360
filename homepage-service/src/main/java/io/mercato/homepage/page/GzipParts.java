package io.mercato.homepage.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;

/**
 * gzip (<a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>) of texts that begin alike: what they have in common is
 * compressed once, up to the boundary of a byte, and each end by itself (blocks, <a
 * href="https://www.rfc-editor.org/rfc/rfc1951#section-3.2.3">RFC 1951, section 3.2.3</a>). The head and any one of the tails
 * together are one gzip member.
 */
final class GzipParts {
    /** ID, deflate, no flags, no time, no extra flags, unknown system: RFC 1952, section 2.3. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int LEVEL = 6;

    private GzipParts() {}

    static byte[] head(byte[] text) {
        byte[] blocks = deflate(text, Deflater.SYNC_FLUSH);
        byte[] head = Arrays.copyOf(HEADER, HEADER.length + blocks.length);
        System.arraycopy(blocks, 0, head, HEADER.length, blocks.length);
        return head;
    }

    /** @param head the text that it follows */
    static byte[] tail(byte[] head, byte[] text) {
        CRC32 crc = new CRC32();
        crc.update(head);
        crc.update(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(deflate(text, Deflater.NO_FLUSH));
        writeLittleEndian(out, crc.getValue());
        writeLittleEndian(out, (long) head.length + text.length);
        return out.toByteArray();
    }

    /** The text of a whole member. */
    static byte[] text(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), 8192)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param flush {@link Deflater#NO_FLUSH} ends the stream */
    private static byte[] deflate(byte[] text, int flush) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(text);
            if (flush == Deflater.NO_FLUSH) {
                deflater.finish();
            }
            // What cannot be compressed takes 5 bytes for each 16 KiB more, and a flush another 5.
            byte[] blocks = new byte[text.length + text.length / 1000 + 64];
            return Arrays.copyOf(blocks, deflater.deflate(blocks, 0, blocks.length, flush));
        } finally {
            deflater.end();
        }
    }

    private static void writeLittleEndian(ByteArrayOutputStream out, long value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (value >>> shift));
        }
    }
}
