package io.mercato.localstack.part;

/** A part could not be started; the message is one sentence that names it. */
public final class PartFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public PartFailedException(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
