package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.ActivityTile;
import io.mercato.homepage.storefront.view.EventTile;
import io.mercato.homepage.storefront.view.Listed;
import io.mercato.homepage.storefront.view.OfferTile;
import io.mercato.homepage.storefront.view.ProductTile;
import io.mercato.homepage.storefront.view.StoreTile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages in {@code templates/storefront}; whether they fit what they are given is checked when the service is built. */
@CheckedTemplate(basePath = "storefront")
final class Templates {
    private Templates() {}

    static native TemplateInstance home(Frame frame, HomeView page);

    static native TemplateInstance search(Frame frame, SearchView page);

    static native TemplateInstance product(Frame frame, ProductView page);

    static native TemplateInstance bundle(Frame frame, BundleView page);

    static native TemplateInstance bundles(Frame frame, Listed<ProductTile> page);

    static native TemplateInstance store(Frame frame, StoreView page);

    static native TemplateInstance stores(Frame frame, Listed<StoreTile> page);

    static native TemplateInstance categories(Frame frame, CategoriesView page);

    static native TemplateInstance offers(Frame frame, Listed<OfferTile> page);

    static native TemplateInstance events(Frame frame, Listed<EventTile> page);

    static native TemplateInstance event(Frame frame, EventView page);

    static native TemplateInstance activities(Frame frame, Listed<ActivityTile> page);

    static native TemplateInstance activity(Frame frame, ActivityView page);

    static native TemplateInstance error(Frame frame, int status, String heading, String text, boolean retry);
}
