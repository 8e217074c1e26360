package io.mercato.catalog.purchase;

import java.util.Collection;
import java.util.UUID;

/** Whatever follows from what customers have bought. A bean of this type is all it takes. */
public interface PurchaseListener {

    /**
     * Called in the transaction in which purchases were written or refunded; no other one writes those of this customer
     * until it has ended. May block.
     *
     * @param products those whose purchases by this customer are not what they were
     */
    void purchasesChanged(UUID customer, Collection<UUID> products);
}
