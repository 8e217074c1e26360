package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Catalog;
import io.mercato.homepage.graphql.type.Activity;
import io.mercato.homepage.graphql.type.Bundle;
import io.mercato.homepage.graphql.type.BundleCard;
import io.mercato.homepage.graphql.type.BundleItem;
import io.mercato.homepage.graphql.type.Event;
import io.mercato.homepage.graphql.type.Offer;
import io.mercato.homepage.graphql.type.Product;
import io.mercato.homepage.graphql.type.Reference;
import io.mercato.homepage.graphql.type.Store;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Source;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What things of the catalogue refer to: read at once for all of an answer. Never blocks. */
@GraphQLApi
public class ReferenceFields {
    private final Catalog catalog;

    ReferenceFields(Catalog catalog) {
        this.catalog = catalog;
    }

    @Name("store")
    @Description("Whose it is.")
    public Uni<List<Store>> ofProducts(@Source List<Product> products) {
        return stores(products, Product::store);
    }

    @Name("store")
    @Description("Whose it is.")
    public Uni<List<Store>> ofBundles(@Source List<Bundle> bundles) {
        return stores(bundles, Bundle::store);
    }

    @Name("store")
    @Description("Whose it is.")
    public Uni<List<Store>> ofListedBundles(@Source List<BundleCard> bundles) {
        return stores(bundles, BundleCard::store);
    }

    @Name("store")
    @Description("Who holds it; null when none of the stores does.")
    public Uni<List<Store>> ofEvents(@Source List<Event> events) {
        return stores(events, Event::store);
    }

    @Name("store")
    @Description("Who offers it; null when none of the stores does.")
    public Uni<List<Store>> ofActivities(@Source List<Activity> activities) {
        return stores(activities, Activity::store);
    }

    @Name("store")
    @Description("What it is on, if all of a store; else whose product it is on.")
    public Uni<List<Store>> ofOffers(@Source List<Offer> offers) {
        return stores(offers, Offer::store);
    }

    @Name("product")
    @Description("What it is on, if a product.")
    public Uni<List<Product>> productOfOffers(@Source List<Offer> offers) {
        return products(offers, Offer::product);
    }

    @Name("product")
    @Description("What it is a size of.")
    public Uni<List<Product>> productOfItems(@Source List<BundleItem> items) {
        return products(items, BundleItem::product);
    }

    private <S> Uni<List<Store>> stores(List<S> objects, Function<S, Reference> store) {
        return ByReference.each(objects, store.andThen(ReferenceFields::id), catalog::storesById);
    }

    private <S> Uni<List<Product>> products(List<S> objects, Function<S, Reference> product) {
        return ByReference.each(objects, product.andThen(ReferenceFields::id), catalog::productsById);
    }

    private static UUID id(Reference reference) {
        return reference == null ? null : reference.id();
    }
}
