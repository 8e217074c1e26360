package io.mercato.platform.cache;

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

    /** Whether the others can be in the same slot: a key may have a hash tag of its own, but no brace beside. */
    static boolean isValid(String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}');
        return open < 0 ? close < 0 : close > open + 1;
    }

    /** @throws IllegalArgumentException when it is not {@link #isValid} */
    static void check(String key) {
        if (!isValid(key)) {
            throw new IllegalArgumentException("A key in Redis has no braces but for a hash tag: " + key);
        }
    }

    private static String tagged(String key) {
        return key.indexOf('{') < 0 ? "{" + key + "}" : key;
    }
}
