package io.mercato.localstack.part;

import io.mercato.localstack.state.ProcessId;

/** Is told of a process as soon as it exists, so that it can be protected and named in the state. */
@FunctionalInterface
public interface LaunchListener {

    /** @param stopSignal what ends the process in an orderly way, without SIG */
    void launched(ProcessId process, String stopSignal);
}
