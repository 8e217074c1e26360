package io.mercato.catalog.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Min;

/** When reviews appear: {@code mercato.catalog.reviews.<key>}. */
@ConfigMapping(prefix = "mercato.catalog.reviews")
public interface ReviewSettings {
    /** Whether what customers write appears at once; else an administrator approves it first, and every change of it. */
    @WithDefault("true")
    boolean publishAtOnce();

    /**
     * After how many reports, since an administrator last decided on it, a review no longer appears until one does again.
     * 0 leaves it there.
     */
    @WithDefault("5")
    @Min(0)
    int pendingAfterReports();
}
