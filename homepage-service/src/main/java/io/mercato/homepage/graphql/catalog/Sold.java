package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.graphql.type.Bundle;
import io.mercato.homepage.graphql.type.Product;
import io.mercato.homepage.graphql.type.ProductOrBundle;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A product or a bundle, in a shape that a cache can keep.
 *
 * @param product {@code null} when it is a bundle
 * @param bundle {@code null} when it is a product
 */
@RegisterForReflection
record Sold(Product product, Bundle bundle) {
    static Sold of(Product product) {
        return new Sold(product, null);
    }

    static Sold of(Bundle bundle) {
        return new Sold(null, bundle);
    }

    ProductOrBundle either() {
        return product == null ? bundle : product;
    }
}
