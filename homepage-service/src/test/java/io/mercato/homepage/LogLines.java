package io.mercato.homepage;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a class writes to the log from now on, until this is closed: {@code WARN The catalog …}. */
public final class LogLines implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ExtHandler listener = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord line) {
            lines.add(line.getLevel() + " " + line.getFormattedMessage());
        }
    };
    private final Logger logger;

    private LogLines(String category) {
        this.logger = LogContext.getLogContext().getLogger(category);
        logger.addHandler(listener);
    }

    /** @param category the name of the class that writes them */
    public static LogLines of(String category) {
        return new LogLines(category);
    }

    /** Those until now, the first of them first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(listener);
    }
}
