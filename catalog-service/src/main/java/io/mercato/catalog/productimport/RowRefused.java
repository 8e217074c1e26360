package io.mercato.catalog.productimport;

/** Why a row is not imported, as a sentence for whoever owns the file. Has no stack trace: it tells of the file. */
final class RowRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 60;

    RowRefused(String reason) {
        super(reason, null, false, false);
    }

    /** Quotes what the file says, not more of it than helps. */
    static String quote(String text) {
        return '\'' + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + '…') + '\'';
    }
}
