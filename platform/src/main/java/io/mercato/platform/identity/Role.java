package io.mercato.platform.identity;

/** What a token's {@code groups} may hold, for {@code @RolesAllowed}. Roles do not include each other. */
public final class Role {
    /** Looks after the shop: everything under {@code /api/v1/admin}. */
    public static final String ADMIN = "admin";

    /** Buys; the token's {@code sub} is the customer's id, a UUID. */
    public static final String CUSTOMER = "customer";

    /** Another service of the suite: everything under {@code /internal}. */
    public static final String SERVICE = "service";

    private Role() {}
}
