package io.mercato.homepage.upstream;

/** An answer was longer than it may be, and was not read any further. Has no stack trace: it is no defect of ours. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxSize) {
        super("more than " + maxSize + " bytes", null, false, false);
    }
}
