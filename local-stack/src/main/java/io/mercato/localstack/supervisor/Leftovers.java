package io.mercato.localstack.supervisor;

import io.mercato.localstack.part.LaunchedProcess;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.state.SuiteState;

import java.time.Duration;
import java.util.List;

/** Ends what a suite left running whose supervisor was killed, should its guard have been killed too. */
public final class Leftovers {

    private Leftovers() {}

    /** Stops them, the last started first, each by force after the grace; returns the names of those there were. */
    public static List<String> stop(SuiteState state, Duration grace) {
        List<PartState> leftovers = state.leftovers().reversed();
        for (PartState part : leftovers) {
            part.process().filter(ProcessId::isAlive).ifPresent(process -> LaunchedProcess.stop(process, grace));
        }
        return leftovers.stream().map(PartState::name).toList();
    }
}
