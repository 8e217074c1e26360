package io.mercato.homepage.graphql.type;

/** Why a section of the homepage could not be had; in words for clients. */
public final class SectionMissing extends RuntimeException {
    /** For one of which the page says nothing. */
    static final SectionMissing UNKNOWN = new SectionMissing("UPSTREAM_ERROR", "It could not be had.");

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code as the homepage has it */
    public SectionMissing(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }
}
