package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Catalog;
import io.mercato.homepage.graphql.type.Image;
import io.mercato.homepage.graphql.type.Product;
import io.mercato.homepage.graphql.type.ProductDetails;
import io.mercato.homepage.graphql.type.Reference;
import io.mercato.homepage.graphql.type.SearchPreview;
import io.mercato.homepage.graphql.type.Variant;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What lists do not show of a product. Read at once for all products of an answer, and once for all of these fields: the cache
 * has those who ask for the same product wait for one load. Never blocks.
 */
@GraphQLApi
public class ProductFields {
    private final Catalog catalog;

    ProductFields(Catalog catalog) {
        this.catalog = catalog;
    }

    @Name("description")
    @Description("Plain text; an empty line separates paragraphs.")
    public Uni<List<String>> description(@Source List<Product> products) {
        return each(products, ProductDetails::description);
    }

    @Name("productType")
    @Description("What kind of thing it is, such as Dress.")
    public Uni<List<String>> productType(@Source List<Product> products) {
        return each(products, ProductDetails::productType);
    }

    @Name("tags")
    public Uni<List<List<String>>> tags(@Source List<Product> products) {
        return each(products, ProductDetails::tags);
    }

    @Name("category")
    @Description("Null when it is in none.")
    public Uni<List<Reference>> category(@Source List<Product> products) {
        return each(products, ProductDetails::category);
    }

    @Name("inStock")
    @Description("Whether anything of it is left.")
    public Uni<List<Boolean>> inStock(@Source List<Product> products) {
        return each(products, ProductDetails::inStock);
    }

    @Name("optionNames")
    @Description("What its variants differ in, other than their size, in the order in which to ask the customer.")
    public Uni<List<List<String>>> optionNames(@Source List<Product> products) {
        return each(products, ProductDetails::optionNames);
    }

    @Name("variants")
    @Description("In order; at least one.")
    public Uni<List<List<Variant>>> variants(@Source List<Product> products) {
        return each(products, ProductDetails::variants);
    }

    @Name("images")
    @Description("In order; the first is the one that lists show.")
    public Uni<List<List<Image>>> images(@Source List<Product> products) {
        return each(products, ProductDetails::images);
    }

    @Name("searchPreview")
    public Uni<List<SearchPreview>> searchPreview(@Source List<Product> products) {
        return each(products, ProductDetails::searchPreview);
    }

    @Name("updatedAt")
    public Uni<List<Instant>> updatedAt(@Source List<Product> products) {
        return each(products, ProductDetails::updatedAt);
    }

    private <T> Uni<List<T>> each(List<Product> products, Function<ProductDetails, T> field) {
        return ByReference.each(
                products, ProductFields::idOfUnknown, catalog::productsById, (product, read) -> Optional.ofNullable(
                                product.details())
                        .or(() -> read.map(Product::details))
                        .map(field)
                        .orElse(null));
    }

    /** Those that an answer of their own has told all about need not be read again. */
    private static UUID idOfUnknown(Product product) {
        return product.details() == null ? product.id() : null;
    }
}
