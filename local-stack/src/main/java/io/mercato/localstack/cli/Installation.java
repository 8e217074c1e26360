package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.config.Configuration;
import io.mercato.localstack.config.StackConfig;
import io.mercato.localstack.home.Home;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.StateFile;
import io.mercato.localstack.state.SuiteState;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a command works on: the home folder, its settings, and the suite that may run there. */
record Installation(Map<String, String> environment, Home home, StackConfig config) {

    static Installation of(Map<String, String> environment) {
        Home home = Home.of(environment);
        return new Installation(environment, home, Configuration.read(home.configuration(), environment));
    }

    static Installation current() {
        return of(System.getenv());
    }

    static Installation with(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(variables);
        return of(Map.copyOf(environment));
    }

    /** The state last written, whether the suite still runs or not. */
    Optional<SuiteState> state() {
        return new StateFile(home.state()).read();
    }

    /** @throws Failure when no suite is running */
    SuiteState running() {
        return state().filter(SuiteState::isRunning)
                .orElseThrow(
                        () -> new Failure(ExitCode.UNAVAILABLE, "Mercato is not running; start it with ./mercato up."));
    }

    /** Where clients reach the suite. */
    static String url(SuiteState state) {
        return state.part("edge").map(Installation::url).orElse("");
    }

    static String url(PartState part) {
        return "http://localhost:" + part.port() + "/";
    }
}
