package io.mercato.localstack.cli;

import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.state.SuiteState.Phase;
import io.mercato.localstack.terminal.Durations;
import io.mercato.localstack.terminal.Table;
import io.mercato.localstack.terminal.Terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows how the parts of the suite come and go: drawn over on a terminal, a line per change elsewhere. */
final class StartView {

    private final Terminal terminal;
    private final Instant start = Instant.now();
    private final Map<String, String> shown = new HashMap<>();
    private Phase phase = Phase.STARTING;

    StartView(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(SuiteState state) {
        if (terminal.isInteractive()) {
            draw(state);
        } else {
            printChanges(state);
        }
    }

    private void draw(SuiteState state) {
        Table table = new Table();
        for (PartState part : state.parts()) {
            table.row("", mark(part), part.name(), word(part), timeOf(part));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (state.phase() == Phase.LOADING_DEMO) {
            lines.add("  … loading the demo catalogue");
        }
        terminal.redraw(lines);
    }

    private void printChanges(SuiteState state) {
        for (PartState part : state.parts()) {
            String word = word(part);
            if (!word.equals(shown.put(part.name(), word)) && !word.equals("waiting")) {
                terminal.println("%-18s %s %s"
                        .formatted(part.name(), word, readyAfter(part))
                        .stripTrailing());
            }
        }
        if (state.phase() != phase && state.phase() == Phase.LOADING_DEMO) {
            terminal.println("Loading the demo catalogue ...");
        }
        phase = state.phase();
    }

    private static String word(PartState part) {
        return part.status().name().toLowerCase(Locale.ROOT);
    }

    private static String mark(PartState part) {
        return switch (part.status()) {
            case READY -> "✔";
            case FAILED -> "✘";
            case WAITING, STOPPED -> "·";
            case STARTING, RESTARTING, STOPPING -> "…";
        };
    }

    private String readyAfter(PartState part) {
        boolean readyNow =
                part.status() == PartState.Status.READY && !part.since().isBefore(start);
        return readyNow ? "(" + Durations.precise(Duration.between(start, part.since())) + ")" : "";
    }

    private String timeOf(PartState part) {
        return switch (part.status()) {
            case READY -> part.since().isBefore(start) ? "" : Durations.precise(Duration.between(start, part.since()));
            case STARTING, RESTARTING, STOPPING -> Durations.precise(Duration.between(part.since(), Instant.now()));
            case WAITING, FAILED, STOPPED -> "";
        };
    }
}
