package io.mercato.homepage.page;

/**
 * What one cached page is for.
 *
 * @param limit how many items each section may have
 */
record PageKey(int limit) {
    static final int DEFAULT_LIMIT = 10;

    /** The key in Redis, which is published: {@code homepage:anonymous:v1}, with the limit when it is not the usual one. */
    String inRedis() {
        return "homepage:anonymous:v1" + (limit == DEFAULT_LIMIT ? "" : ":limit=" + limit);
    }
}
