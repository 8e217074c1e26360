package io.mercato.localstack.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How much of a known number of bytes is done: a bar on a terminal, a line for each tenth elsewhere. Thread-safe. */
public final class ProgressBar {

    private static final int WIDTH = 40;
    private static final int STEP_PERCENT = 10;
    private static final Duration FRAME = Duration.ofMillis(100);
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private final Terminal terminal;
    private final String label;
    private final long total;
    private Instant drawn = Instant.EPOCH;
    private long printed;

    /** @param total in bytes; may be 0 */
    public ProgressBar(Terminal terminal, String label, long total) {
        this.terminal = terminal;
        this.label = label;
        this.total = total;
    }

    /** Shows that so many bytes are done. */
    public synchronized void at(long done) {
        long percent = total == 0 ? 100 : done * 100 / total;
        if (terminal.isInteractive()) {
            if (percent >= 100 || drawn.plus(FRAME).isBefore(Instant.now())) {
                drawn = Instant.now();
                int filled = (int) (percent * WIDTH / 100);
                terminal.redraw(List.of(String.format(
                        Locale.ROOT,
                        "%s  [%s%s] %3d %%  %.1f of %.1f MiB",
                        label,
                        "#".repeat(filled),
                        " ".repeat(WIDTH - filled),
                        percent,
                        done / MEBIBYTE,
                        total / MEBIBYTE)));
            }
        } else if (percent >= printed + STEP_PERCENT) {
            printed = percent - percent % STEP_PERCENT;
            terminal.println(label + "  " + printed + " %");
        }
    }
}
