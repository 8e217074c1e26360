package io.mercato.localstack.terminal;

import java.io.PrintWriter;
import java.util.List;

/** Where a command writes for a person: lines, and, on a real terminal, lines that are drawn over. Not thread-safe. */
public final class Terminal {

    private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

    private final PrintWriter out;
    private final boolean interactive;
    private int drawn;

    /** @param interactive whether lines can be drawn over */
    public Terminal(PrintWriter out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** What standard output is. */
    public static Terminal standard() {
        boolean interactive = System.console() != null && System.console().isTerminal();
        return new Terminal(new PrintWriter(System.out, true), interactive);
    }

    /** Whether a person sees the lines as they are drawn. */
    public boolean isInteractive() {
        return interactive;
    }

    /** Writes a line that stays, below what was drawn. */
    public void println(String line) {
        drawn = 0;
        out.println(line);
    }

    /** Draws lines in place of those drawn last. Only for an interactive one. */
    public void redraw(List<String> lines) {
        if (drawn > 0) {
            out.printf(UP_AND_CLEAR, drawn);
        }
        lines.forEach(out::println);
        out.flush();
        drawn = lines.size();
    }
}
