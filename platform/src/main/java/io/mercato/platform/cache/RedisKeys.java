package io.mercato.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What Redis holds beside a value. A script may only touch keys of one slot of a Redis Cluster, so these have the value's key
 * as their hash tag (Redis Cluster specification, "Hash tags").
 */
final class RedisKeys {
    private RedisKeys() {}

    /** The mark of a key's last invalidation. */
    static String markOf(String key) {
        return "invalidated:" + tagged(key);
    }

    /** The lock of the replica that loads a key's successor. */
    static String lockOf(String key) {
        return "refreshing:" + tagged(key);
    }

    /** What changes when all of a cache is invalidated. */
    static String epochOf(String cache) {
        return "epoch:{" + cache + "}";
    }

    /**
     * The key as it is in Redis: itself; but one with braces that are no hash tag, whose slot nothing else could have, is told
     * from others by its digest.
     */
    static String of(String key) {
        return isTaggable(key) ? key : key.replace('{', '(').replace('}', ')') + "#" + digest(key);
    }

    private static boolean isTaggable(String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}');
        return open < 0 ? close < 0 : close > open + 1;
    }

    private static String digest(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String tagged(String key) {
        return key.indexOf('{') < 0 ? "{" + key + "}" : key;
    }
}
