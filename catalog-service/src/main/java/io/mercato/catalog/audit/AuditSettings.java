package io.mercato.catalog.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What the audit log keeps. */
@ConfigMapping(prefix = "mercato.catalog.audit")
public interface AuditSettings {
    /** How many characters of a text it keeps, before and after; bounds a row, and with it a page of the log. */
    @WithDefault("1000")
    @Min(10)
    @Max(65_535)
    int maxText();
}
