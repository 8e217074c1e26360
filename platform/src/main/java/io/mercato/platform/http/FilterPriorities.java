package io.mercato.platform.http;

/**
 * The order of all filters on the Vert.x router, in one place. Higher runs first. Quarkus' own sit at 300 (CORS) and 200
 * (authentication), so what every request needs comes before them.
 */
public final class FilterPriorities {
    /** First, so that even a refused request has an id in its answer and in its log lines. */
    public static final int REQUEST_ID = 1000;

    /** Before anything answers, so that each answer has it. */
    public static final int DATE = 990;

    /** Before anything else is made of a request of which nobody knows where it ends. */
    public static final int TRANSFER_CODING = 975;

    /** Before anybody decides by a path who may go there. */
    public static final int PATH = 950;

    /** Before anything reads or waits for the body. */
    public static final int BODY_LIMIT = 900;

    /** Before anything answers, so that what it adds to an answer is added to each. */
    public static final int ROLLOUT = 850;

    /** Just before Quarkus looks at the origin, so that what it refuses is told apart by that too. */
    public static final int CROSS_ORIGIN = 400;

    private FilterPriorities() {}
}
