package io.mercato.homepage.upstream;

/** A service answered with an error. Has no stack trace: it is no defect of ours. */
public final class ErrorStatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient byte[] body;

    ErrorStatusException(int status, byte[] body) {
        super("status " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** Anything but 2xx. */
    public int status() {
        return status;
    }

    /** What it says; empty unless the call asked for an {@linkplain Call#explaining explanation}. */
    public byte[] body() {
        return body.clone();
    }
}
