package io.mercato.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

import jakarta.enterprise.context.ApplicationScoped;

/** Chooses the language of a query that does not tell it. */
@ApplicationScoped
class PreferredLanguage {
    /** Longer headers are nobody's. */
    private static final int LONGEST = 500;

    private final SearchSettings settings;

    PreferredLanguage(SearchSettings settings) {
        this.settings = settings;
    }

    /** Of an {@code Accept-Language} header (RFC 9110, section 12.5.4), the first that queries may be in; else the default. */
    String of(String acceptLanguage) {
        if (acceptLanguage.length() > LONGEST) {
            return settings.languages().getFirst();
        }
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return settings.languages().getFirst();
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                .filter(settings.languages()::contains)
                .findFirst()
                .orElse(settings.languages().getFirst());
    }
}
