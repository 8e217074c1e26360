package io.mercato.catalog.interaction;

import java.util.Optional;
import java.util.UUID;

/** Who does things with products: a customer, or a device on which nobody is signed in. */
public sealed interface Actor {
    /** As in the database. */
    String stored();

    /** Somebody who is signed in. */
    record Customer(UUID id) implements Actor {
        @Override
        public String stored() {
            return "customer:" + id;
        }
    }

    /** A device, by the id that it has made up. */
    record Anonymous(UUID id) implements Actor {
        @Override
        public String stored() {
            return "anonymous:" + id;
        }
    }

    /** The customer, if one is signed in, else the device; none when neither is known. */
    static Optional<Actor> of(Optional<UUID> customer, Optional<UUID> device) {
        return customer.<Actor>map(Customer::new).or(() -> device.map(Anonymous::new));
    }
}
