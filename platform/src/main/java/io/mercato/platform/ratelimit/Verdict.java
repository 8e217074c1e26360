package io.mercato.platform.ratelimit;

import java.time.Duration;

/**
 * Whether a call may go on.
 *
 * @param remaining how many more may follow at once
 * @param untilReset until all of the limit is there again
 * @param retryAfter until one more may follow; zero when this one may go on
 */
record Verdict(boolean allowed, long remaining, Duration untilReset, Duration retryAfter) {}
