package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.graphql.catalog.Things.Asked;
import io.mercato.homepage.graphql.type.Product;
import io.mercato.homepage.graphql.type.Reference;
import io.mercato.homepage.graphql.type.ReviewPage;
import io.mercato.homepage.graphql.type.Store;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What things show that are read by their ids, in the tags of catalog-service's own answers. */
final class ReferenceTags {
    private ReferenceTags() {}

    static Set<String> of(Asked asked, Product product) {
        return Stream.concat(
                        tag("store", product.store()),
                        tag("category", product.details().category()))
                .collect(Collectors.toSet());
    }

    static Set<String> of(Asked asked, Store store) {
        return tag("location", store.location()).collect(Collectors.toSet());
    }

    /** A vote changes the order of those that are sorted by votes, and is told by a tag of its own. */
    static Set<String> of(Asked asked, ReviewPage reviews) {
        Stream<String> order =
                asked.address().query().getOrDefault("sort", List.of()).contains("helpful")
                        ? Stream.of("votes:" + asked.id())
                        : Stream.of();
        return Stream.concat(order, reviews.items().stream().map(review -> "review:" + review.id()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> tag(String kind, Reference reference) {
        return Stream.ofNullable(reference).map(there -> kind + ":" + there.id());
    }
}
