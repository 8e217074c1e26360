package io.mercato.catalog.bulk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.arc.All;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What has been asked for is asked for again: other services have a few combinations of fields each. Thread-safe. */
@ApplicationScoped
class BulkSelections {
    /** Far more than there are callers, who might name their fields in any order. */
    private static final int MOST_REMEMBERED = 1_000;

    private final Map<String, BulkKind> kinds;
    private final LoadingCache<Asked, BulkSelection> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build(this::select);

    BulkSelections(@All List<BulkKind> kinds) {
        this.kinds = kinds.stream().collect(toMap(BulkKind::name, identity()));
    }

    private record Asked(String kind, List<String> fields) {}

    /**
     * @param fields {@code null} for all
     * @throws ProblemException 404 when there is no such kind, 400 when it has no such field
     */
    BulkSelection of(String kind, List<String> fields) {
        return remembered.get(new Asked(kind, fields));
    }

    private BulkSelection select(Asked asked) {
        BulkKind kind = Optional.ofNullable(kinds.get(asked.kind()))
                .orElseThrow(() -> ProblemException.notFound("unknown_path", "There is nothing at this path."));
        return BulkSelection.of(kind, asked.fields());
    }
}
