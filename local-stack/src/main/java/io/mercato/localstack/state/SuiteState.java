package io.mercato.localstack.state;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the suite: written by its supervisor, read by every other command.
 *
 * @param phase where the suite stands
 * @param since when it got there
 * @param supervisor the process that looks after all others
 * @param parts in the order in which they start
 * @param message what became of it, in one sentence; empty unless it failed
 * @param exitCode of the {@code up} that started it, once the phase is FAILED
 */
public record SuiteState(
        Phase phase, Instant since, ProcessId supervisor, List<PartState> parts, String message, int exitCode) {

    /** Where the suite stands. */
    public enum Phase {
        STARTING,
        LOADING_DEMO,
        READY,
        STOPPING,
        STOPPED,
        FAILED
    }

    /** Whether its supervisor still looks after it. */
    @JsonIgnore
    public boolean isRunning() {
        return phase != Phase.STOPPED && phase != Phase.FAILED && supervisor.isAlive();
    }

    /** The part of this name. */
    public Optional<PartState> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** What still runs of a suite whose supervisor does not. */
    public List<PartState> leftovers() {
        return supervisor.isAlive()
                ? List.of()
                : parts.stream()
                        .filter(part -> part.process().map(ProcessId::isAlive).orElse(false))
                        .toList();
    }
}
