package io.mercato.platform.ratelimit;

import java.time.Duration;

/**
 * What a caller is allowed.
 *
 * @param policy its name
 * @param limit how many calls at once, and in each window on average
 */
record Quota(String policy, int limit, Duration window) {
    static Quota of(String policy, RateLimitSettings.Policy settings) {
        return new Quota(policy, settings.limit(), settings.window());
    }
}
