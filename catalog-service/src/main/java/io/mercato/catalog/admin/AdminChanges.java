package io.mercato.catalog.admin;

import io.mercato.catalog.audit.AuditLog;
import io.mercato.catalog.audit.FieldChange;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.ProblemException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Changes whatever administrators look after: one lock, one version, an entry in the audit log and an event, all in one
 * transaction. Each method is one, and blocks. It is run again when PostgreSQL undoes it, and but for {@link #create} also when
 * the connection is lost: what was written by then is written on another version than the caller knows, so not twice.
 */
@ApplicationScoped
public class AdminChanges {
    /** Differ with every change. */
    private static final Set<String> NO_NEWS = Set.of("version", "updatedAt", "updatedBy");

    private final LifecycleRows rows;
    private final AdminContents contents;
    private final AuditLog audit;
    private final CatalogChanges changes;

    AdminChanges(LifecycleRows rows, AdminContents contents, AuditLog audit, CatalogChanges changes) {
        this.rows = rows;
        this.contents = contents;
        this.audit = audit;
        this.changes = changes;
    }

    /**
     * Adds a thing.
     *
     * @throws ProblemException 409 {@code handle_taken}, or what else its kind refuses
     */
    @Retried
    @Transactional
    public <T extends Administrated, N> T create(AdminKind<T, N, ?> kind, N content) {
        UUID id = HandleTaken.refused(kind.row(), () -> kind.insert(content, audit.actor()));
        T created = kind.find(id, false).orElseThrow();
        tell(kind, "created", Optional.empty(), created);
        return created;
    }

    /**
     * Makes a thing what is said, or leaves it as it is when it is that already.
     *
     * @param ifMatch the version that the change was decided on
     * @throws ProblemException 404 {@code <kind>_not_found}, 428 {@code if_match_required}, 412 {@code <kind>_changed}, 409
     *     {@code handle_taken}, or what else its kind refuses
     */
    @Retried(idempotent = true)
    @Transactional
    public <T extends Administrated, C> T change(AdminKind<T, ?, C> kind, UUID id, String ifMatch, C content) {
        return change(
                kind,
                id,
                ifMatch,
                "changed",
                (before, actor) ->
                        !contents.of(before, kind.content()).equals(content) && kind.update(before, content, actor));
    }

    /**
     * Changes a thing in another way than by what is said about it.
     *
     * @param did what this is, in one word for the audit log: {@code moved}
     * @param change writes the next version of the locked thing, in somebody's name; whether anything is new
     * @throws ProblemException as {@link #change(AdminKind, UUID, String, Object)}
     */
    @Retried(idempotent = true)
    @Transactional
    public <T extends Administrated> T change(
            AdminKind<T, ?, ?> kind, UUID id, String ifMatch, String did, BiPredicate<T, String> change) {
        kind.lockFirst(id);
        rows.lock(kind.row(), id, ifMatch, false);
        T before = kind.find(id, false).orElseThrow();
        if (!HandleTaken.refused(kind.row(), () -> change.test(before, audit.actor()))) {
            return before;
        }
        T after = kind.find(id, false).orElseThrow();
        tell(kind, did, Optional.of(before), after);
        return after;
    }

    /**
     * Takes a step, or leaves the thing as it is when it is there already.
     *
     * @param ifMatch the version that the step was decided on
     * @throws ProblemException as {@link #change(AdminKind, UUID, String, Object)}; 409 {@code <kind>_not_deleted} when what is
     *     to be restored is there
     */
    @Retried(idempotent = true)
    @Transactional
    public <T extends Administrated> T take(AdminKind<T, ?, ?> kind, LifecycleStep step, UUID id, String ifMatch) {
        kind.lockFirst(id);
        Lifecycle state = rows.lock(kind.row(), id, ifMatch, step.isOfDeleted());
        T before = kind.find(id, step.isOfDeleted()).orElseThrow();
        Lifecycle next = step.of(state);
        if (next.equals(state)) {
            return before;
        }
        kind.prepare(step, before);
        rows.write(kind.row(), id, next, audit.actor());
        kind.follow(step, before);
        T after = kind.find(id, next.deleted()).orElseThrow();
        tell(kind, step.action(), Optional.of(before), after);
        return after;
    }

    private <T extends Administrated> void tell(AdminKind<T, ?, ?> kind, String did, Optional<T> before, T after) {
        Map<String, FieldChange> details =
                new HashMap<>(audit.changes(before.<Object>map(thing -> thing).orElse(Map.of()), after));
        details.keySet().removeAll(NO_NEWS);
        details.keySet().removeAll(kind.notChangedHere());
        String word = kind.row().word();
        audit.record(word + "." + did, word, after.id(), details);
        changes.publish(kind.news(before, after));
    }
}
