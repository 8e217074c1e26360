package io.mercato.localstack;

/** Ends a command with one sentence for the person in front of the terminal, and an {@link ExitCode}. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public Failure(int exitCode, String sentence) {
        this(exitCode, sentence, null);
    }

    /** @param cause for the log only */
    public Failure(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
