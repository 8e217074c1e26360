package io.mercato.localstack.terminal;

import sun.misc.Signal;

import java.util.function.IntConsumer;

/**
 * Signals that ask this process to end, handled instead of ending it. A shutdown hook would not do: it cannot hear the
 * second Ctrl-C of someone who does not want to wait.
 */
public final class Interrupts {

    private Interrupts() {}

    /**
     * Calls back on a thread of the JVM's for each SIGINT, SIGTERM and SIGHUP, with its number. A signal that the parent
     * process had this one ignore stays ignored.
     */
    public static void handle(IntConsumer onSignal) {
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> onSignal.accept(signal.getNumber()));
        }
    }
}
