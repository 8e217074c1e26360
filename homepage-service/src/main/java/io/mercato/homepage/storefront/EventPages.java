package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.catalog.Location;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.EventTile;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Listed;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.homepage.storefront.view.Words;
import io.smallrye.mutiny.Uni;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of events. */
@ApplicationScoped
class EventPages {
    private final Catalog catalog;
    private final Tiles tiles;
    private final Words words;
    private final Frames frames;
    private final StructuredData structured;
    private final StorefrontSettings settings;

    EventPages(
            Catalog catalog,
            Tiles tiles,
            Words words,
            Frames frames,
            StructuredData structured,
            StorefrontSettings settings) {
        this.catalog = catalog;
        this.tiles = tiles;
        this.words = words;
        this.frames = frames;
        this.structured = structured;
        this.settings = settings;
    }

    /** Those to come, from a cursor on. Blocks, within the budget of a page. */
    Html all(String cursor) {
        Listing<Event> events = catalog.list("events", Event.class, Map.of("limit", "" + settings.pageSize()), cursor)
                .await()
                .atMost(settings.budget());
        Listed<EventTile> view = new Listed<>(
                events.items().stream().map(tiles::event).toList(), Listings.next("/events", events), cursor.isEmpty());
        Frame frame = frames.of("/events", "Events").describedAs("Markets, music and more: where to go next.");
        return Html.Found.of(
                Templates.events(cursor.isEmpty() ? frame : frame.notIndexed(), view)
                        .render(),
                List.of());
    }

    /** One. Blocks, within the budget of a page. */
    Html of(UUID id) {
        return catalog.one("events/" + id, Event.class)
                .flatMap(event -> clockOf(event).map(zone -> page(event, zone)))
                .await()
                .atMost(settings.budget());
    }

    /** The clock of the place; when it cannot be had, that of the shop, which the page names. */
    private Uni<ZoneId> clockOf(Event event) {
        return event.location()
                .map(place -> catalog.one("locations/" + place.id(), Location.class)
                        .map(location -> ZoneId.of(location.timezone()))
                        .onFailure()
                        .recoverWithItem(settings.timeZone()))
                .orElse(Uni.createFrom().item(settings.timeZone()));
    }

    private Html page(Event event, ZoneId zone) {
        EventView view = new EventView(
                event.title(),
                event.description(),
                words.span(event.startsAt(), event.endsAt(), zone),
                event.startsAt().toString(),
                event.venue(),
                event.city(),
                event.capacity().map(places -> words.number(places) + " places").orElse(""),
                event.store().map(Addresses::store).orElse(Link.NONE),
                words.picture(event.image(), event.title()),
                words.tag(event.price(), Optional.empty()));
        Frame frame = frames.of(Addresses.event(event.id()), event.title())
                .describedAs(event.description())
                .about("article", frames.shared(view.picture().url()), structured.event(event));
        return Html.Found.of(Templates.event(frame, view).render(), List.of());
    }
}
