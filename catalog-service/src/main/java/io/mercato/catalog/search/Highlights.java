package io.mercato.catalog.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.persistence.Tuple;

/**
 * Where the words of a search are in a product, as HTML: {@code mark} elements and escaped text, nothing else.
 *
 * @param title the whole title
 * @param snippet the parts of the description that have most of the words, or its beginning when it has none
 */
@Schema(name = "SearchHighlights")
public record Highlights(
        @Schema(examples = "Ankara <mark>Wrap</mark> <mark>Dress</mark>", required = true)
        String title,

        @Schema(examples = "A <mark>dress</mark> for every day, <b> shown as it is written", required = true)
        String snippet) {

    /** Of private use (Unicode, section 23.5), so no text has a right to them; those that one has are taken out first. */
    private static final char START = '\uE000';

    private static final char STOP = '\uE001';

    /**
     * Columns of product {@code p} or bundle {@code b} that {@link #of} reads. They are computed for the rows of a page only, and over no more
     * of the description than is searched.
     */
    static final String COLUMNS = """
            ts_headline(search_configuration(coalesce(p.language, 'en')),
                        translate(coalesce(p.title, b.title), '%1$s%2$s', ''), CAST(:words AS tsquery),
                        'HighlightAll=true, StartSel="%1$s", StopSel="%2$s"') AS marked_title,
            ts_headline(search_configuration(coalesce(p.language, 'en')),
                        translate(left(coalesce(p.description, b.description), 2000), '%1$s%2$s', ''),
                        CAST(:words AS tsquery),
                        CASE WHEN char_length(coalesce(p.description, b.description)) <= 200 THEN 'HighlightAll=true'
                             ELSE 'MaxFragments=2, FragmentDelimiter=" … ", MinWords=8, MaxWords=24' END
                        || ', StartSel="%1$s", StopSel="%2$s"') AS marked_description
            """.formatted(START, STOP);

    static Highlights of(Tuple row) {
        return new Highlights(
                html(row.get("marked_title", String.class)), html(row.get("marked_description", String.class)));
    }

    /** Escapes all that HTML could take for markup, also inside of an attribute, and only then writes its own. */
    static String html(String marked) {
        StringBuilder html = new StringBuilder(marked.length() + 64);
        marked.strip().replaceAll("\\s+", " ").chars().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case START -> html.append("<mark>");
                case STOP -> html.append("</mark>");
                default -> html.append((char) c);
            }
        });
        return html.toString();
    }
}
