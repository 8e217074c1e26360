package io.mercato.platform.cache;

/**
 * What a read has found.
 *
 * @param asOf the last invalidation by tag before it began to look
 */
record Found<V>(Cached<V> cached, Tagging tagging, long asOf) {}
