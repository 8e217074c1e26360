package io.mercato.homepage.storefront;

import java.util.UUID;

/** What there is a page of all of, and one of each. */
interface Kind {
    /** The first segment of its pages' addresses. */
    String name();

    /** The list of all of them. */
    Lists.Items<?, ?> all(Language language);

    /** One. Blocks, within the budget of a page. */
    Html one(Language language, UUID id);
}
