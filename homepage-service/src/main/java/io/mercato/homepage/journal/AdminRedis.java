package io.mercato.homepage.journal;

import io.mercato.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/** Waits for the commands to Redis without which an administrator's request cannot be answered. */
@ApplicationScoped
public class AdminRedis {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final JournalSettings settings;

    AdminRedis(JournalSettings settings) {
        this.settings = settings;
    }

    /**
     * Blocks until the command is answered; to be called on a virtual thread.
     *
     * @param code of the problem when it is not answered in time, or fails
     * @param detail of that problem
     * @throws ProblemException 503 with that code
     */
    public <T> T await(Uni<T> command, String code, String detail) {
        try {
            return command.await().atMost(settings.redisTimeout());
        } catch (RuntimeException e) {
            throw ProblemException.unavailable(code, detail, RETRY_AFTER, e);
        }
    }
}
