package io.mercato.catalog.recommendation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mercato.catalog.product.ProductCard;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product card, and why it is shown. */
@Schema(name = "RecommendedProduct")
public record RecommendedProduct(@JsonUnwrapped ProductCard product, Reason reason) {}
