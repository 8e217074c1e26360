package io.mercato.catalog.purchase;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.platform.event.CloudEvent;
import io.mercato.platform.event.EventConsumer;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Hears from orders-service what customers have paid and what was refunded; docs/reviews.md has the data of both events. */
@ApplicationScoped
class OrderEvents implements EventConsumer {
    static final String PAID = "io.mercato.orders.order.paid.v1";
    static final String REFUNDED = "io.mercato.orders.order.refunded.v1";

    private final Purchases purchases;

    OrderEvents(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public Set<String> types() {
        return Set.of(PAID, REFUNDED);
    }

    /** @throws IllegalArgumentException when the data is not as agreed: the event becomes a dead letter */
    @Override
    public void handle(CloudEvent event) {
        JsonNode customer = event.data().path("customerId");
        if (customer.isNull()) {
            // Somebody without an account: nothing that reviews or recommendations could use.
            return;
        }
        UUID order = id(event.data(), "orderId");
        switch (event.type()) {
            case PAID -> paid(event, order, id(event.data(), "customerId"));
            case REFUNDED -> purchases.refunded(order, id(event.data(), "customerId"), event.time());
            default -> throw new IllegalArgumentException("Not asked for: " + event.type());
        }
    }

    private void paid(CloudEvent event, UUID order, UUID customer) {
        Set<UUID> products = new HashSet<>();
        Set<UUID> variants = new HashSet<>();
        for (JsonNode line : event.data().path("lines")) {
            if (line.hasNonNull("productId")) {
                products.add(id(line, "productId"));
            } else {
                variants.add(id(line, "variantId"));
            }
        }
        if (products.isEmpty() && variants.isEmpty()) {
            throw new IllegalArgumentException("An order without lines was paid");
        }
        purchases.paid(order, customer, event.time(), products, variants);
    }

    private static UUID id(JsonNode data, String field) {
        String text = data.path(field).asText();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return UUID.fromString(text);
    }
}
