package io.mercato.catalog.recommendation;

import io.mercato.catalog.interaction.Actor;
import io.mercato.catalog.interaction.ChangedActors;
import io.mercato.catalog.purchase.PurchaseListener;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets what a customer has bought count for recommendations. */
@ApplicationScoped
class CountPurchases implements PurchaseListener {
    private final ChangedActors changed;

    CountPurchases(ChangedActors changed) {
        this.changed = changed;
    }

    @Override
    public void purchasesChanged(UUID customer, Collection<UUID> products) {
        changed.add(List.of(new Actor.Customer(customer).stored()));
    }
}
