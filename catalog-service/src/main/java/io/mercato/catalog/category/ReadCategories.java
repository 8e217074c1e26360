package io.mercato.catalog.category;

import static java.util.stream.Collectors.groupingBy;

import io.mercato.catalog.list.ReadById;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Reads categories as the tree that they are. Blocks; call it on a virtual thread. */
@ApplicationScoped
@Retried(idempotent = true)
public class ReadCategories {
    private final EntityManager database;
    private final ReadById readById;
    private final CategorySettings settings;

    ReadCategories(EntityManager database, ReadById readById, CategorySettings settings) {
        this.database = database;
        this.readById = readById;
        this.settings = settings;
    }

    /**
     * One category with those it is in. Two statements, however deep it is.
     *
     * @throws ProblemException 404 {@code category_not_found}
     */
    public CategoryDetail byId(UUID id) {
        CategoryItem category = readById.read(CategoryQueries.BY_ID_SQL, id, "category", CategoryItem::of);
        return CategoryDetail.of(category, ancestors(category));
    }

    /**
     * The whole tree, or the branch that grows from a category. One statement.
     *
     * @throws ProblemException 404 {@code category_not_found}, 422 {@code tree_too_large}
     */
    public CategoryTree tree(Optional<UUID> root) {
        List<CategoryItem> categories = root.map(this::branch).orElseGet(this::whole);
        if (categories.size() > settings.maxTree()) {
            throw ProblemException.unprocessable(
                    "tree_too_large",
                    "There are more than %d categories; ask for a branch with root.".formatted(settings.maxTree()),
                    List.of());
        }
        Map<UUID, List<CategoryItem>> childrenOf = categories.stream()
                .filter(category -> category.parentId() != null)
                .collect(groupingBy(CategoryItem::parentId));
        List<CategoryNode> roots = categories.stream()
                .filter(category -> root.map(category.id()::equals).orElse(category.parentId() == null))
                .map(category -> CategoryNode.of(category, childrenOf))
                .toList();
        if (root.isPresent() && roots.isEmpty()) {
            throw ProblemException.notFound("category_not_found", "No public category has this id.");
        }
        return new CategoryTree(roots);
    }

    @SuppressWarnings("unchecked")
    private List<Reference> ancestors(CategoryItem category) {
        if (category.parentId() == null) {
            return List.of();
        }
        List<Tuple> rows = database.createNativeQuery(CategoryQueries.ANCESTORS_SQL, Tuple.class)
                .setParameter("id", category.id())
                .getResultList();
        return rows.stream().map(row -> Reference.of(row, "ancestor")).toList();
    }

    @SuppressWarnings("unchecked")
    private List<CategoryItem> whole() {
        List<Tuple> rows = database.createNativeQuery(CategoryQueries.TREE_SQL, Tuple.class)
                .setParameter("limit", settings.maxTree() + 1)
                .getResultList();
        return rows.stream().map(CategoryItem::of).toList();
    }

    @SuppressWarnings("unchecked")
    private List<CategoryItem> branch(UUID root) {
        List<Tuple> rows = database.createNativeQuery(CategoryQueries.BRANCH_SQL, Tuple.class)
                .setParameter("root", root)
                .setParameter("limit", settings.maxTree() + 1)
                .getResultList();
        return rows.stream().map(CategoryItem::of).toList();
    }
}
