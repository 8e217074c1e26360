package io.mercato.catalog.location;

import io.mercato.catalog.change.Kind;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;

/** What makes answers that show locations out of date. */
final class LocationTags {
    /** A choice among all locations. */
    static final Shows CHOICE = Shows.of(Kind.LOCATION.listTag());

    private LocationTags() {}

    /** Each location of a page. */
    static Shows of(Page<LocationItem> page) {
        return Shows.each(page.items(), LocationTags::of);
    }

    static Shows of(LocationItem location) {
        return Shows.of(Kind.LOCATION.tag(location.id()));
    }
}
