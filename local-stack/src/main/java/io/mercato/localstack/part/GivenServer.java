package io.mercato.localstack.part;

import java.time.Duration;

/** A server that someone else looks after: it is neither watched nor stopped. */
record GivenServer() implements RunningPart {
    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public boolean stop(Duration grace) {
        return true;
    }
}
