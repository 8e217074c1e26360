package io.mercato.platform.http;

import io.mercato.platform.problem.ProblemException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A body of which no more than so many bytes are read. For one thread. */
final class BoundedBody extends FilterInputStream {
    private final Runnable refusal;
    private long left;

    /**
     * @param limit in bytes
     * @param refusal is run once there are more
     */
    BoundedBody(InputStream body, long limit, Runnable refusal) {
        super(body);
        this.left = limit;
        this.refusal = refusal;
    }

    /** Whether there was more than may be. */
    boolean isTooLarge() {
        return left < 0;
    }

    static ProblemException tooLarge() {
        return ProblemException.of(413, "body_too_large", "The body is larger than this service accepts.", List.of());
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Leaves what is too large where it is: closing would read it to its end. */
    @Override
    public void close() throws IOException {
        if (!isTooLarge()) {
            super.close();
        }
    }

    private void count(long bytes) {
        if (isTooLarge()) {
            throw tooLarge();
        }
        left -= bytes;
        if (isTooLarge()) {
            refusal.run();
            throw tooLarge();
        }
    }
}
