package io.mercato.localstack;

/** The exit codes of {@code ./mercato}: those of sysexits.h where one fits, documented in docs/local-stack.md. */
public final class ExitCode {
    /** All is well. */
    public static final int OK = 0;
    /** Done, but not everything: rows were refused, or a part of the running suite is not healthy. */
    public static final int PARTLY = 1;
    /** {@code status}: Mercato is not running (as in the Linux Standard Base's init scripts). */
    public static final int NOT_RUNNING = 3;
    /** EX_USAGE: the command line is wrong. */
    public static final int USAGE = 64;
    /** EX_DATAERR: the file is not what it should be. */
    public static final int DATA = 65;
    /** EX_NOINPUT: the file cannot be read. */
    public static final int NO_INPUT = 66;
    /** EX_UNAVAILABLE: something that is needed is not there: a JDK, a built service, a given server, the suite. */
    public static final int UNAVAILABLE = 69;
    /** EX_SOFTWARE: a part failed, or the build did. */
    public static final int FAILED = 70;
    /** EX_CANTCREAT: the home folder cannot be written. */
    public static final int CANNOT_CREATE = 73;
    /** EX_IOERR: the disk is full or broken. */
    public static final int IO = 74;
    /** EX_TEMPFAIL: already running, or busy. */
    public static final int BUSY = 75;
    /** EX_CONFIG: a setting is wrong, or a port is taken. */
    public static final int CONFIGURATION = 78;
    /** 128 + SIGINT: ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;
    /** 128 + SIGTERM. */
    public static final int TERMINATED = 143;

    private ExitCode() {}
}
