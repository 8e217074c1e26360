package io.mercato.catalog.store;

import io.mercato.catalog.change.Kind;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;

import java.util.Objects;
import java.util.stream.Stream;

/** What makes answers that show stores out of date. */
final class StoreTags {
    /**
     * Some of all stores: others come in when one is published, featured or moved, or opens at other hours. One that looks
     * different concerns only where it is shown.
     */
    static final Shows CHOICE = Shows.of(Kind.STORE.choiceTag());

    private StoreTags() {}

    /** Each store of a page. */
    static Shows of(Page<StoreCard> page) {
        return Shows.each(page.items(), StoreTags::of);
    }

    /** A store in a list, with the name and the city of its location; of one that is open, until it closes. */
    static Shows of(StoreCard store) {
        Shows shows = Shows.of(Kind.STORE.tag(store.id()));
        if (store.openUntil() != null) {
            shows = shows.until(store.openUntil());
        }
        return store.location() == null
                ? shows
                : shows.and(Shows.of(Kind.LOCATION.tag(store.location().id())));
    }

    /** All about a store, until it opens or closes. */
    static Shows of(StoreDetail store) {
        Shows shows = Shows.of(Kind.STORE.tag(store.id()));
        if (store.location() != null) {
            shows = shows.and(Shows.of(Kind.LOCATION.tag(store.location().id())));
        }
        if (store.opening() == null) {
            return shows;
        }
        return Stream.of(store.opening())
                .flatMap(opening -> Stream.of(opening.opensAt(), opening.closesAt()))
                .filter(Objects::nonNull)
                .reduce(shows, Shows::until, Shows::and);
    }
}
