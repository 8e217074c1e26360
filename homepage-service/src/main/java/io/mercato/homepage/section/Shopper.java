package io.mercato.homepage.section;

import java.util.UUID;

/**
 * Who a personal page is for.
 *
 * @param id the customer's
 * @param authorization the header with which the caller proved to be allowed to see it; it is sent along to the services
 *     that have what is personal, which look at it for themselves
 */
public record Shopper(UUID id, String authorization) {
    /** Without the token, which has no place in a log. */
    @Override
    public String toString() {
        return "Shopper[" + id + "]";
    }
}
