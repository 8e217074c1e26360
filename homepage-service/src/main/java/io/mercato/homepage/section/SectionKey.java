package io.mercato.homepage.section;

import java.util.Optional;
import java.util.UUID;

/**
 * What one cached section is for.
 *
 * @param limit how many items it may have
 * @param user whose it is; empty for what everybody is shown
 */
record SectionKey(String section, int limit, Optional<UUID> user) {
    String inRedis() {
        return "homepage-section:" + section + ":" + user.map(UUID::toString).orElse("anonymous") + ":v1:limit="
                + limit;
    }
}
