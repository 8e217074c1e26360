package io.mercato.homepage.storefront;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Bytes to be served, with their validator; compressed once, when somebody asks for that. Thread-safe. */
final class Document {
    /** Less is not worth it: it fits into one packet anyway. */
    private static final int WORTH_COMPRESSING = 1024;

    private static final int DIGEST_BYTES = 12;

    private final byte[] plain;
    private final byte[] digest;
    private volatile byte[] gzip;

    Document(byte[] plain) {
        this.plain = plain;
        this.digest = digest(plain);
    }

    static Document of(String text) {
        return new Document(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] plain() {
        return plain;
    }

    boolean isWorthCompressing() {
        return plain.length >= WORTH_COMPRESSING;
    }

    byte[] gzip() {
        byte[] made = gzip;
        if (made == null) {
            made = compress(plain);
            gzip = made;
        }
        return made;
    }

    /** Weak, since it is the same for all encodings (RFC 9110, section 8.8.3.3). */
    String etag() {
        return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
    }

    /** Another one for other bytes, fit for a file's name. */
    String hash() {
        return HexFormat.of().formatHex(digest);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream compressed = new GZIPOutputStream(out)) {
            compressed.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
