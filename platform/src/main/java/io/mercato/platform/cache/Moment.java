package io.mercato.platform.cache;

/**
 * When somebody began to look for a value: what comes of it is judged by what was known then, not by what is known when it ends.
 *
 * @param asOf the last invalidation by tag before it
 * @param generation of this replica's memory: another one once messages may have been missed, see {@link MemoryTier#distrust}
 */
record Moment(long asOf, long generation) {}
