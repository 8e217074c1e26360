package io.mercato.catalog.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

/** The bounds of the search. */
@ConfigMapping(prefix = "mercato.catalog.search")
public interface SearchSettings {
    /** Characters of a query; a longer one is refused. */
    @WithDefault("200")
    @Min(1)
    @Max(MOST_CHARACTERS)
    int maxLength();

    /** Words of a query; with more of them it is refused. */
    @WithDefault("32")
    @Min(1)
    int maxWords();

    /** Values of one filter, such as tags; with more of them a search is refused. */
    @WithDefault("50")
    @Min(1)
    @Max(1000)
    int maxFilterValues();

    /** The languages that queries may be in, by ISO 639 code; the first when nobody says. */
    @WithDefault("en,fr,pt,es,de,it,nl,ar")
    @NotEmpty
    List<@Pattern(regexp = "[a-z]{2,3}") String> languages();

    /** The currency of prices that come without one; ISO 4217. */
    @WithDefault("NGN")
    @Pattern(regexp = "[A-Z]{3}")
    String currency();

    /**
     * How many matches, the most popular first, are ordered by relevance at a time. More make a better order among very
     * many matches, and every page of them slower: about 3 ms a thousand.
     */
    @WithDefault("1000")
    @Min(MOST_ON_A_PAGE)
    @Max(100_000)
    int window();

    /** Up to how many matches facets are counted exactly; of more, over a sample of so many. */
    @WithDefault("2000")
    @Min(100)
    @Max(1_000_000)
    int facetSample();

    /** How many values of a facet are told, the most frequent first. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int facetValues();

    /** With fewer matches than this a better spelling is looked for; with none it is taken. */
    @WithDefault("3")
    @Min(1)
    @Max(MOST_ON_A_PAGE)
    int few();

    /** How long a statement of a search may take. */
    @WithDefault("2S")
    Duration timeout();

    /** The longest query that can be configured: it travels in cursors. */
    int MOST_CHARACTERS = 300;

    /** The most items a page can be asked for. */
    int MOST_ON_A_PAGE = 100;
}
