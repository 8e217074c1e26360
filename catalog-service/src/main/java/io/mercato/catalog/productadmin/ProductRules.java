package io.mercato.catalog.productadmin;

import io.mercato.catalog.admin.Price;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must hold between the fields of a product; all that is broken is told at once. */
final class ProductRules {
    private final ProductRequest product;
    private final List<FieldError> errors = new ArrayList<>();

    private ProductRules(ProductRequest product) {
        this.product = product;
    }

    /** @throws ProblemException 422 {@code invalid_product} */
    static void check(ProductRequest product, ProductBounds bounds) {
        ProductRules rules = new ProductRules(product);
        rules.checkBounds(bounds);
        rules.checkOptionNames();
        rules.checkVariants();
        rules.checkImages();
        refuse(rules.errors);
    }

    /** @throws ProblemException 422 {@code invalid_product}, unless there are no errors */
    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "invalid_product", "The product's fields do not fit together.", errors);
        }
    }

    private void checkBounds(ProductBounds bounds) {
        long sizes = product.variants().stream()
                .mapToLong(variant -> Math.max(1, variant.sizes().size()))
                .sum();
        if (sizes > bounds.maxSizes()) {
            error("variants", "have more than " + bounds.maxSizes() + " sizes together");
        }
        if (product.images().size() > bounds.maxImages()) {
            error("images", "are more than " + bounds.maxImages());
        }
    }

    private void checkOptionNames() {
        if (new HashSet<>(product.optionNames()).size() < product.optionNames().size()) {
            error("optionNames", "name an option twice");
        }
    }

    private void checkVariants() {
        Map<Map<String, String>, Integer> seen = new HashMap<>();
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < product.variants().size(); i++) {
            ProductRequest.Variant variant = product.variants().get(i);
            String field = "variants[" + i + "]";
            if (variant.id() != null && !ids.add(variant.id())) {
                error(field + ".id", "is that of another variant too");
            }
            if (!variant.options().keySet().equals(Set.copyOf(product.optionNames()))) {
                error(field + ".options", "must have a value for each of optionNames, and no other");
            } else {
                Integer twin = seen.putIfAbsent(variant.options(), i);
                if (twin != null) {
                    error(field + ".options", "are those of variants[" + twin + "]");
                }
            }
            checkSizes(variant.sizes(), field);
        }
    }

    private void checkSizes(List<ProductRequest.SizeOfVariant> sizes, String variant) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sizes.size(); i++) {
            ProductRequest.SizeOfVariant size = sizes.get(i);
            String field = variant + ".sizes[" + i + "]";
            if (!names.add(size.name())) {
                error(field + ".name", "is that of another size too");
            }
            checkCurrency(size.price(), field + ".price");
            if (size.compareAtPrice() != null) {
                checkCurrency(size.compareAtPrice(), field + ".compareAtPrice");
                if (size.compareAtPrice().amount() <= size.price().amount()) {
                    error(field + ".compareAtPrice.amount", "must be above the price");
                }
            }
        }
    }

    private void checkCurrency(Price price, String field) {
        if (!price.currency().equals(product.currency())) {
            error(field + ".currency", "must be the product's, " + product.currency());
        }
    }

    private void checkImages() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < product.images().size(); i++) {
            UUID id = product.images().get(i).id();
            if (id != null && !ids.add(id)) {
                error("images[" + i + "].id", "is that of another image too");
            }
        }
    }

    private void error(String field, String detail) {
        errors.add(new FieldError(field, detail));
    }
}
