package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.graphql.type.EventPage;
import io.mercato.homepage.graphql.type.Offer;
import io.mercato.homepage.graphql.type.OfferPage;
import io.mercato.homepage.graphql.type.StoreDetail;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** From when on answers are wrong though nobody has changed anything. */
final class Ends {
    private Ends() {}

    static Optional<Instant> ofOffer(Offer offer) {
        return Optional.ofNullable(offer.endsAt());
    }

    static Optional<Instant> ofFirst(OfferPage offers) {
        return offers.items().stream().flatMap(offer -> ofOffer(offer).stream()).min(Comparator.naturalOrder());
    }

    /** Events leave their lists when they begin. */
    static Optional<Instant> ofFirst(EventPage events) {
        return events.items().stream()
                .flatMap(event -> Stream.ofNullable(event.startsAt()))
                .min(Comparator.naturalOrder());
    }

    static Optional<Instant> ofOpenState(StoreDetail store) {
        return Optional.ofNullable(store.opening()).flatMap(opening -> Stream.of(opening.opensAt(), opening.closesAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder()));
    }
}
