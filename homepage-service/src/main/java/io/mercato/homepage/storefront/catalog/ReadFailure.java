package io.mercato.homepage.storefront.catalog;

/** What was asked of the catalogue cannot be had. */
public sealed class ReadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ReadFailure(String message, Throwable cause) {
        super(message, cause, false, false);
    }

    /** There is no such thing. */
    public static final class Missing extends ReadFailure {
        private static final long serialVersionUID = 1L;

        public Missing(String path) {
            super(path + " is not there", null);
        }
    }

    /** The catalogue does not take what it was asked, such as a damaged cursor. */
    public static final class Refused extends ReadFailure {
        private static final long serialVersionUID = 1L;

        Refused(String path, int status) {
            super(path + " was answered " + status, null);
        }
    }

    /** The catalogue cannot be reached, failed, took too long, or answered what cannot be read. */
    public static final class Unavailable extends ReadFailure {
        private static final long serialVersionUID = 1L;

        Unavailable(String path, Throwable cause) {
            super(path + " cannot be had: " + cause, cause);
        }
    }
}
