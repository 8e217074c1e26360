package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Location;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.catalog.Reference;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** By which clock an event is told: that of its place, and where it cannot be had that of the shop, which pages name. */
@ApplicationScoped
class Clocks {
    private final ZoneId shops;

    Clocks(StorefrontSettings settings) {
        this.shops = settings.timeZone();
    }

    /**
     * Those of some events, each place asked for once and all at once. Never fails; blocks while they are read, within the budget
     * of a page, after which all are told by the shop's.
     */
    Function<Event, ZoneId> of(List<Event> events, Reads reads) {
        List<UUID> places = events.stream()
                .flatMap(event -> event.location().stream())
                .map(Reference::id)
                .distinct()
                .toList();
        Map<UUID, ZoneId> known = reads.nowOr(
                Multi.createFrom()
                        .iterable(places)
                        .onItem()
                        .transformToUniAndMerge(id -> at(id, reads).map(zone -> Map.entry(id, zone)))
                        .collect()
                        .asMap(Entry::getKey, Entry::getValue),
                Map.of());
        return event -> event.location().map(place -> known.get(place.id())).orElse(shops);
    }

    private Uni<ZoneId> at(UUID place, Reads reads) {
        return reads.one("locations/" + place, Location.class)
                .map(location -> ZoneId.of(location.timezone()))
                .onFailure()
                .recoverWithItem(shops);
    }
}
