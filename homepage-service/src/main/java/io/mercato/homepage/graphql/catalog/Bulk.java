package io.mercato.homepage.graphql.catalog;

/**
 * How many things are read at once.
 *
 * @param address where, and what is asked of each of them
 * @param atOnce how many ids one call may have, 1 to {@value #MOST_IDS}
 */
public record Bulk(Address address, int atOnce) {
    /** What catalog-service answers at once. */
    public static final int MOST_IDS = 100;

    /** All about things of a kind, as the path of catalog-service has it. */
    static Bulk of(String resource) {
        return new Bulk(Address.of("internal/v1/" + resource + "/by-ids"), MOST_IDS);
    }
}
