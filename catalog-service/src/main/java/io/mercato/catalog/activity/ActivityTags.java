package io.mercato.catalog.activity;

import io.mercato.catalog.change.Kind;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;

/** What makes answers that show activities out of date. */
final class ActivityTags {
    /** A choice among all activities. */
    static final Shows CHOICE = Shows.of(Kind.ACTIVITY.listTag());

    private ActivityTags() {}

    /** Each activity of a page. */
    static Shows of(Page<ActivityCard> page) {
        return Shows.each(page.items(), ActivityTags::of);
    }

    /** An activity, with its location and its store. */
    static Shows of(ActivityCard activity) {
        Shows shows = Shows.of(
                Kind.ACTIVITY.tag(activity.id()),
                Kind.LOCATION.tag(activity.location().id()));
        return activity.store() == null
                ? shows
                : shows.and(Shows.of(Kind.STORE.tag(activity.store().id())));
    }
}
