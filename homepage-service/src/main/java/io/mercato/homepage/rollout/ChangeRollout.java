package io.mercato.homepage.rollout;

import io.mercato.homepage.journal.AdminRedis;
import io.mercato.platform.identity.Caller;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Changes the rollout for all replicas, and keeps who did it. Blocks, for Redis is asked what holds. */
@ApplicationScoped
class ChangeRollout {
    private static final Logger LOG = Logger.getLogger(ChangeRollout.class);
    private static final String CODE = "rollout_unavailable";
    private static final String DETAIL =
            "Redis has not answered: what held before goes on, unless it takes the change after all. Read it again.";

    /** More administrators than one shop has do not press a button at the same moment. */
    private static final int MOST_TRIES = 10;

    private final RolloutStore store;
    private final CurrentRollout current;
    private final AdminRedis redis;
    private final Caller caller;

    ChangeRollout(RolloutStore store, CurrentRollout current, AdminRedis redis, Caller caller) {
        this.store = store;
        this.current = current;
        this.redis = redis;
        this.caller = caller;
    }

    /**
     * What holds on all replicas. A Redis that has gone back to an earlier change is told what this replica knows, or nobody could
     * change or roll back anything until that is done.
     *
     * @throws ProblemException 503 {@code rollout_unavailable}
     */
    Rollout now() {
        Optional<Rollout> found = await(store.read());
        found.ifPresent(current::take);
        Rollout known = current.get();
        if (found.filter(rollout -> rollout.version() < known.version()).isPresent()) {
            await(store.putBack(known));
        }
        return known;
    }

    /**
     * Changes the share, if it was decided on what still holds. A change that changes nothing leaves no trace.
     *
     * @param ifMatch the header; {@code null} when it was not sent
     * @throws ProblemException 428 {@code if_match_required}, 412 {@code rollout_changed}, 503 {@code rollout_unavailable}
     */
    Rollout change(String ifMatch, Share share, String reason) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.of(
                    428, "if_match_required", "Send the ETag of what you have read as If-Match.", List.of());
        }
        Rollout now = now();
        boolean matches = Stream.of(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(now.etag()));
        if (!matches) {
            throw changedSince(now);
        }
        return set(now, share, reason).orElseThrow(() -> changedSince(now()));
    }

    /**
     * Gives everybody the legacy homepage at once, whatever holds.
     *
     * @throws ProblemException 503 {@code rollout_unavailable}
     */
    Rollout rollBack() {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Rollout> done = set(now(), Share.NOBODY, "rollback");
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw ProblemException.conflict("rollout_changed", "Others keep changing it at this moment; please try again.");
    }

    /** A page of the changes, the newest first. */
    Page<RolloutChange> changes(PageQuery query) {
        return await(store.changes(query));
    }

    /** Empty when somebody else was faster. */
    private Optional<Rollout> set(Rollout now, Share share, String reason) {
        if (now.share().equals(share)) {
            return Optional.of(now);
        }
        RolloutChange change = new RolloutChange(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                caller.name(),
                now.share().percent(),
                share.percent(),
                reason);
        Optional<Rollout> done = await(store.change(now, change));
        done.ifPresent(rollout -> {
            current.take(rollout);
            LOG.infof(
                    "rollout of the homepage: %s %% instead of %s %%, version %d, by %s: %s",
                    change.toPercent(), change.fromPercent(), rollout.version(), change.actor(), change.reason());
        });
        return done;
    }

    private <T> T await(Uni<T> command) {
        return redis.await(command, CODE, DETAIL);
    }

    private static ProblemException changedSince(Rollout now) {
        return ProblemException.of(
                412,
                "rollout_changed",
                "The rollout has been changed since; its ETag is %s now.".formatted(now.etag()),
                List.of());
    }
}
