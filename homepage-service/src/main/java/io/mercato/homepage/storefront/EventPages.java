package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.EventTile;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Words;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of events. */
@ApplicationScoped
class EventPages implements Kind {
    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;
    private final StructuredData structured;
    private final Clocks clocks;

    EventPages(Catalog catalog, Frames frames, Rendering rendering, StructuredData structured, Clocks clocks) {
        this.catalog = catalog;
        this.frames = frames;
        this.rendering = rendering;
        this.structured = structured;
        this.clocks = clocks;
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
                (events, reads) -> tiles(language, events, clocks.of(events, reads)),
                Templates::events);
    }

    @Override
    public Html one(Language language, UUID id) {
        Reads reads = catalog.reads();
        Event event = reads.now(reads.one("events/" + id, Event.class));
        return page(language, event, clocks.of(List.of(event), reads).apply(event), reads);
    }

    /** What a list shows of them. */
    static List<EventTile> tiles(Language language, List<Event> events, Function<Event, ZoneId> clocks) {
        return events.stream()
                .map(event -> language.tiles().event(event, clocks.apply(event)))
                .toList();
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
