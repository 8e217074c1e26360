package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mercato.homepage.graphql.type.Bundle;
import io.mercato.homepage.graphql.type.Product;
import io.mercato.homepage.graphql.type.ProductDetails;

import jakarta.enterprise.context.ApplicationScoped;

/** How answers of catalog-service are read: fields that the schema does not know are its own business. */
@ApplicationScoped
class CatalogJson {
    private final ObjectMapper mapper;

    CatalogJson(ObjectMapper mapper) {
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    ObjectMapper mapper() {
        return mapper;
    }

    /** What is of the schema's own shape. */
    <T> Decoder<T> as(Class<T> type) {
        return Decoder.as(mapper, type);
    }

    /** A page of a list, which has items, if none. */
    <T> Decoder<T> list(Class<T> type) {
        Decoder<T> page = as(type);
        return answer -> {
            Decoder.items(answer);
            return page.decode(answer);
        };
    }

    /** Everything about a product, in one object. */
    Decoder<Product> product() {
        Decoder<Product> card = Decoder.as(mapper, Product.class);
        Decoder<ProductDetails> details = Decoder.as(mapper, ProductDetails.class);
        return answer -> card.decode(answer).with(details.decode(answer));
    }

    /** What has the id, with a word that says which of the two it is. */
    Decoder<Sold> sold() {
        Decoder<Product> product = product();
        Decoder<Bundle> bundle = Decoder.as(mapper, Bundle.class);
        return answer -> {
            JsonNode data = answer.has("data") ? answer.get("data") : MissingNode.getInstance();
            return switch (answer.path("type").asText()) {
                case "product" -> Sold.of(product.decode(data));
                case "bundle" -> Sold.of(bundle.decode(data));
                default -> throw Upstream.unusable("is neither a product nor a bundle", null);
            };
        };
    }
}
