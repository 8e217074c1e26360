package io.mercato.embedded;

/** A server could not be started or stopped; the message is one sentence for the person in front of the terminal. */
public final class ServerStartException extends RuntimeException {

    public ServerStartException(String sentence) {
        super(sentence);
    }

    public ServerStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
