package io.mercato.homepage.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Puts everybody into one of 10,000 buckets, always into the same, and into each as many: SHA-256 of a salt and who it is,
 * its first 64 bits modulo 10,000 (which favours no bucket by more than one in 10^15). A share of the callers is so many of
 * the first buckets, so that raising the share takes nobody out of it.
 */
final class Bucket {
    /** A hundredth of a percent each. */
    static final int COUNT = 10_000;

    private Bucket() {}

    /** @return from 0 to {@link #COUNT} - 1 */
    static int of(String salt, Subject subject) {
        byte[] digest = sha256((salt + "\n" + subject.text()).getBytes(UTF_8));
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), COUNT);
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
