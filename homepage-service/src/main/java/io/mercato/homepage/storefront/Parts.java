package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.view.Part;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.util.function.Function;

/** Parts of pages that may fail by themselves. */
final class Parts {
    private static final Logger LOG = Logger.getLogger(Parts.class);

    private Parts() {}

    /** Items of a list as a page shows them. Never fails. */
    static <S, T> Uni<Part<T>> of(Uni<Listing<S>> list, Function<S, T> shown) {
        return list.map(listing -> Part.of(listing.items().stream().map(shown).toList()))
                .onFailure()
                .invoke(failure -> LOG.debugf("A part of a page is missing: %s", failure))
                .onFailure()
                .recoverWithItem(Part.missing());
    }
}
