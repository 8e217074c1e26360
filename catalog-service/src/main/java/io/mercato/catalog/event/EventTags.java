package io.mercato.catalog.event;

import io.mercato.catalog.change.Kind;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;

/** What makes answers that show events out of date. */
final class EventTags {
    private EventTags() {}

    static Shows of(EventCard event) {
        Shows shows = Shows.of(Kind.EVENT.tag(event.id()));
        if (event.location() != null) {
            shows = shows.and(Shows.of(Kind.LOCATION.tag(event.location().id())));
        }
        return event.store() == null
                ? shows
                : shows.and(Shows.of(Kind.STORE.tag(event.store().id())));
    }

    /** Of a page of those to come: the first leaves it when it starts. */
    static Shows ofUpcoming(Page<EventCard> page) {
        return Shows.each(page.items(), event -> of(event).until(event.startsAt()));
    }
}
