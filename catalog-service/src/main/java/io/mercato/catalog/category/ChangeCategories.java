package io.mercato.catalog.category;

import static io.mercato.catalog.category.AdminCategory.KIND;
import static io.mercato.catalog.category.AdminCategory.VIEW;

import io.mercato.catalog.admin.AdminKind;
import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.catalog.admin.RowKind;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** What is special about the administration of categories, which make a tree. */
@ApplicationScoped
class ChangeCategories implements AdminKind<AdminCategory, NewCategory, CategoryContent> {
    private final AdminRows rows;
    private final AdminReads reads;
    private final TreeRows tree;
    private final CategorySettings settings;

    ChangeCategories(AdminRows rows, AdminReads reads, TreeRows tree, CategorySettings settings) {
        this.rows = rows;
        this.reads = reads;
        this.tree = tree;
        this.settings = settings;
    }

    @Override
    public RowKind row() {
        return KIND;
    }

    @Override
    public Class<CategoryContent> content() {
        return CategoryContent.class;
    }

    @Override
    public Optional<AdminCategory> find(UUID id, boolean deleted) {
        return reads.find(VIEW, id, deleted);
    }

    /** Whatever changes the shape of the tree does so alone. */
    @Override
    public void lockFirst(UUID id) {
        tree.lock();
    }

    /** @throws ProblemException 422 {@code category_unknown} or {@code category_too_deep} */
    @Override
    public UUID insert(NewCategory category, String actor) {
        tree.lock();
        CategoryPlace place = category.place();
        rows.require(KIND, place.parentId(), "parentId");
        refuseDepth(place.parentId(), 1);
        List<UUID> siblings = tree.children(place.parentId());
        Map<String, Object> columns = category.content().columns();
        columns.put("parent_id", place.parentId());
        UUID id = rows.insert(KIND, columns, actor);
        tree.arrange(arranged(siblings, id, place.before()));
        return id;
    }

    @Override
    public boolean update(AdminCategory before, CategoryContent content, String actor) {
        rows.update(KIND, before.id(), content.columns(), actor);
        return true;
    }

    /**
     * Moves a locked category with its branch; whether it was elsewhere.
     *
     * @throws ProblemException 409 {@code category_cycle} when it would come to be below itself; 422 {@code category_unknown}
     *     or {@code category_too_deep}
     */
    boolean move(AdminCategory before, CategoryPlace place, String actor) {
        UUID id = before.id();
        rows.require(KIND, place.parentId(), "parentId");
        if (place.parentId() != null && tree.path(place.parentId()).contains(id)) {
            throw ProblemException.conflict("category_cycle", "A category cannot be moved into its own branch.");
        }
        refuseDepth(place.parentId(), tree.height(id));
        List<UUID> present = tree.children(place.parentId());
        List<UUID> siblings = new ArrayList<>(present);
        siblings.remove(id);
        List<UUID> arranged = arranged(siblings, id, place.before());
        if (arranged.equals(present)) {
            return false;
        }
        Map<String, Object> columns = new HashMap<>();
        columns.put("parent_id", place.parentId());
        columns.put("position", arranged.indexOf(id) + 1);
        rows.update(KIND, id, columns, actor);
        tree.arrange(arranged);
        return true;
    }

    /**
     * @throws ProblemException 409 {@code category_not_empty} when it would be deleted, {@code category_parent_deleted} when it
     *     would come back
     */
    @Override
    public void prepare(LifecycleStep step, AdminCategory before) {
        switch (step) {
            case DELETE -> refuseUnlessEmpty(before.id());
            case RESTORE -> {
                if (before.parentId() != null && !rows.isThere(KIND, before.parentId())) {
                    throw ProblemException.conflict(
                            "category_parent_deleted", "The category that it was in is deleted; restore that first.");
                }
            }
            case PUBLISH, UNPUBLISH, ARCHIVE, FEATURE, UNFEATURE ->
                throw new IllegalArgumentException("Categories are not published");
        }
    }

    /** A category's own answer tells where it is, and its parent's list shows it. */
    @Override
    public Change news(Optional<AdminCategory> before, AdminCategory after) {
        return Change.of(Kind.CATEGORY, after.id())
                .with(Stream.concat(before.stream(), Stream.of(after))
                        .map(AdminCategory::parentId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(Kind.CATEGORY::tag)
                        .toArray(String[]::new));
    }

    private void refuseUnlessEmpty(UUID id) {
        int children = tree.children(id).size();
        long products = tree.products(id);
        if (children > 0 || products > 0) {
            throw ProblemException.conflict(
                    "category_not_empty",
                    "The category has %d categories and %d products in it; move them first."
                            .formatted(children, products));
        }
    }

    private void refuseDepth(UUID parent, int height) {
        int depth = (parent == null ? 0 : tree.path(parent).size()) + height;
        if (depth > settings.maxDepth()) {
            throw refused(
                    "category_too_deep",
                    "parentId",
                    "would make %d levels; there may be %d".formatted(depth, settings.maxDepth()));
        }
    }

    private static List<UUID> arranged(List<UUID> siblings, UUID id, UUID before) {
        List<UUID> arranged = new ArrayList<>(siblings);
        int place = before == null ? siblings.size() : siblings.indexOf(before);
        if (place < 0) {
            throw refused("category_unknown", "before", "is not the id of another category with that parent");
        }
        arranged.add(place, id);
        return arranged;
    }

    private static ProblemException refused(String code, String field, String detail) {
        return ProblemException.unprocessable(code, field + " " + detail, List.of(new FieldError(field, detail)));
    }
}
