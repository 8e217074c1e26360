package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Location;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Words;
import io.smallrye.mutiny.Uni;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of events. */
@ApplicationScoped
class EventPages implements Kind {
    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;
    private final StructuredData structured;
    private final StorefrontSettings settings;

    EventPages(
            Catalog catalog,
            Frames frames,
            Rendering rendering,
            StructuredData structured,
            StorefrontSettings settings) {
        this.catalog = catalog;
        this.frames = frames;
        this.rendering = rendering;
        this.structured = structured;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "events";
    }

    /** Those to come. */
    @Override
    public Lists.Items<?, ?> all(Language language) {
        return new Lists.Items<>(
                name(),
                language.shop().events(),
                language.place().aboutEvents(),
                language.place().noEvents(),
                Event.class,
                events -> events.stream().map(language.tiles()::event).toList(),
                Templates::events);
    }

    @Override
    public Html one(Language language, UUID id) {
        Reads reads = catalog.reads();
        return reads.one("events/" + id, Event.class)
                .flatMap(event -> clockOf(event, reads).map(zone -> page(language, event, zone, reads)))
                .await()
                .atMost(settings.budget());
    }

    /** The clock of the place; when it cannot be had, that of the shop, which the page names. */
    private Uni<ZoneId> clockOf(Event event, Reads reads) {
        return event.location()
                .map(place -> reads.one("locations/" + place.id(), Location.class)
                        .map(location -> ZoneId.of(location.timezone()))
                        .onFailure()
                        .recoverWithItem(settings.timeZone()))
                .orElse(Uni.createFrom().item(settings.timeZone()));
    }

    private Html page(Language language, Event event, ZoneId zone, Reads reads) {
        Words words = language.words();
        EventView view = new EventView(
                event.title(),
                event.description(),
                words.span(event.startsAt(), event.endsAt(), zone),
                event.startsAt().toString(),
                event.venue(),
                event.city(),
                event.capacity()
                        .map(words::number)
                        .map(language.place()::places)
                        .orElse(""),
                event.store().map(Addresses::store).orElse(Link.NONE),
                words.picture(event.image(), event.title()),
                words.tag(event.price(), Optional.empty()));
        Frame frame = frames.of(language, Addresses.event(event.id()), event.title())
                .describedAs(event.description())
                .about("article", frames.shared(view.picture().url()), structured.event(event));
        return rendering.whole(language, Templates.event(frame, view), reads.tags());
    }
}
