package io.mercato.catalog.category;

import static io.mercato.catalog.category.AdminCategory.KIND;

import io.mercato.catalog.admin.AdminRows;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Makes, changes, moves and deletes categories; whatever changes the shape of the tree does so alone. Each method is one
 * transaction, and blocks.
 */
@ApplicationScoped
class ChangeCategories {
    private final AdminRows rows;
    private final TreeRows tree;
    private final CategorySettings settings;

    ChangeCategories(AdminRows rows, TreeRows tree, CategorySettings settings) {
        this.rows = rows;
        this.tree = tree;
        this.settings = settings;
    }

    /**
     * Makes a category.
     *
     * @throws ProblemException 409 {@code handle_taken}, 422 {@code category_unknown} or {@code category_too_deep}
     */
    @Transactional
    public UUID create(CategoryContent content, CategoryPlace place) {
        tree.lock();
        rows.require(KIND, place.parentId(), "parentId");
        refuseDepth(place.parentId(), 1);
        List<UUID> siblings = tree.children(place.parentId());
        Map<String, Object> columns = content.columns();
        columns.put("parent_id", place.parentId());
        UUID id = rows.create(KIND, columns, tags(place.parentId()));
        tree.arrange(arranged(siblings, id, place.before()));
        return id;
    }

    /** @throws ProblemException as {@link AdminRows#lock} and {@link AdminRows#change} */
    @Transactional
    public void change(UUID id, String ifMatch, CategoryContent content) {
        rows.lock(KIND, id, ifMatch);
        rows.change(KIND, id, "changed", content.columns(), parentTags(id));
    }

    /**
     * Moves a category with its branch.
     *
     * @throws ProblemException as {@link AdminRows#lock}; 409 {@code category_cycle} when it would come to be below itself;
     *     422 {@code category_unknown} or {@code category_too_deep}
     */
    @Transactional
    public void move(UUID id, String ifMatch, CategoryPlace place) {
        tree.lock();
        rows.lock(KIND, id, ifMatch);
        rows.require(KIND, place.parentId(), "parentId");
        if (place.parentId() != null && tree.path(place.parentId()).contains(id)) {
            throw ProblemException.conflict("category_cycle", "A category cannot be moved into its own branch.");
        }
        refuseDepth(place.parentId(), tree.height(id));
        List<UUID> siblings = new ArrayList<>(tree.children(place.parentId()));
        siblings.remove(id);
        Set<String> tags = new LinkedHashSet<>(List.of(parentTags(id)));
        tags.addAll(List.of(tags(place.parentId())));
        List<UUID> arranged = arranged(siblings, id, place.before());
        Map<String, Object> columns = new HashMap<>();
        columns.put("parent_id", place.parentId());
        columns.put("position", arranged.indexOf(id) + 1);
        rows.change(KIND, id, "moved", columns, tags.toArray(String[]::new));
        tree.arrange(arranged);
    }

    /** @throws ProblemException as {@link AdminRows#lock}; 409 {@code category_not_empty} */
    @Transactional
    public void delete(UUID id, String ifMatch) {
        tree.lock();
        rows.lock(KIND, id, ifMatch);
        int children = tree.children(id).size();
        long products = tree.products(id);
        if (children > 0 || products > 0) {
            throw ProblemException.conflict(
                    "category_not_empty",
                    "The category has %d categories and %d products in it; move them first."
                            .formatted(children, products));
        }
        rows.delete(KIND, id, parentTags(id));
    }

    /** @throws ProblemException as {@link AdminRows#restore}; 409 {@code category_parent_deleted} */
    @Transactional
    public void restore(UUID id) {
        tree.lock();
        List<UUID> path = tree.path(id);
        if (path.size() > 1) {
            try {
                rows.require(KIND, path.get(1), "parentId");
            } catch (ProblemException e) {
                throw ProblemException.conflict(
                        "category_parent_deleted", "The category that it was in is deleted; restore that first.");
            }
        }
        rows.restore(KIND, id, parentTags(id));
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

    /** A category's own answer tells where it is, and its parent's list shows it. */
    private String[] parentTags(UUID id) {
        List<UUID> path = tree.path(id);
        return tags(path.size() > 1 ? path.get(1) : null);
    }

    private static String[] tags(UUID parent) {
        return parent == null ? new String[0] : new String[] {KIND.kind().tag(parent)};
    }
}
