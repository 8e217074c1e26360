package io.mercato.homepage.cdn;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is needed of a CDN. Another one than Cloudflare is another bean of this type. Blocks, for a bounded time. */
interface Cdn {
    /** Has it forget what carries one of these tags; no more of them than {@code mercato.cdn.tags-per-call}. */
    Result purge(Set<String> tags);

    /** Has it forget everything. */
    Result purgeEverything();

    /** What came of it. */
    sealed interface Result {
        /** It has forgotten, or will within its own time. */
        record Purged() implements Result {}

        /** It is asked too often. */
        record Busy(Optional<Duration> retryAfter) implements Result {}

        /** It could not be reached, or failed; the same call may succeed later. */
        record Failed(String why) implements Result {}

        /** It would refuse the same call always. */
        record Refused(String why) implements Result {}
    }
}
