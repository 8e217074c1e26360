package io.mercato.catalog.search;

import io.mercato.platform.problem.ProblemException;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Texts that people type, made one where they mean the same. */
final class SearchText {
    /**
     * What no query means: control characters, NUL among them, what is private or unassigned, and space. Format characters
     * stay, since some scripts need them inside of words.
     */
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Co}\\p{Cs}\\p{Cn}]+");

    /** As the database tells words apart, near enough to count and to correct them. */
    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*");

    private SearchText() {}

    /**
     * A query in its canonical form: compatibility characters as plain ones (Unicode NFKC, UAX #15), lower case, single
     * spaces.
     *
     * @throws ProblemException 400 when it is longer than the settings allow
     */
    static String query(String typed, SearchSettings settings) {
        if (typed.length() > settings.maxLength()) {
            throw tooLong(settings);
        }
        String text = plain(typed);
        if (text.length() > settings.maxLength()) {
            throw tooLong(settings);
        }
        if (WORD.matcher(text).results().count() > settings.maxWords()) {
            throw ProblemException.badRequest(
                    "invalid_parameter", "q", "must have at most " + settings.maxWords() + " words");
        }
        return text;
    }

    /** Its words in order. */
    static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** In lower case, without surrounding space or what no database takes. */
    static String plain(String typed) {
        // Twice, since lower case can be decomposed again: U+0130 becomes i with a dot above.
        String lower = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACE.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    private static ProblemException tooLong(SearchSettings settings) {
        return ProblemException.badRequest(
                "invalid_parameter", "q", "must have at most " + settings.maxLength() + " characters");
    }
}
