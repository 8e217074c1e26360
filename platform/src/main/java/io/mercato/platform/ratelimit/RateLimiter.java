package io.mercato.platform.ratelimit;

import io.smallrye.mutiny.Uni;

/** Counts calls. Does not block. */
interface RateLimiter {

    /**
     * Counts one call, unless it is one too many.
     *
     * @param caller whatever tells callers apart
     */
    Uni<Verdict> take(Quota quota, String caller);
}
