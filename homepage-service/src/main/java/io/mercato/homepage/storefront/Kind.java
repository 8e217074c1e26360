package io.mercato.homepage.storefront;

import java.util.UUID;

/** What there is a page of all of, and one of each. */
interface Kind {
    /** The first segment of its pages' addresses. */
    String name();

    /** All of them, from a cursor on, which is empty for the first page. Blocks, within the budget of a page. */
    Html all(Language language, String cursor);

    /** One. Blocks, within the budget of a page. */
    Html one(Language language, UUID id);
}
