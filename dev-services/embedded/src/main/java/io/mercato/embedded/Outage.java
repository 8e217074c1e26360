package io.mercato.embedded;

/** The time during which a server is away; ends when closed. */
public final class Outage implements AutoCloseable {

    private final Runnable restart;
    private final ServerGroup group;

    Outage(Runnable restart, ServerGroup group) {
        this.restart = restart;
        this.group = group;
    }

    /** Starts the server again, on the same port with the same data; returns when it accepts connections. */
    @Override
    public void close() {
        restart.run();
        group.protectRunning();
    }
}
