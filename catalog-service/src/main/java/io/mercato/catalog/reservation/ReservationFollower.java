package io.mercato.catalog.reservation;

import java.util.Collection;

/**
 * What is promised to orders beside stock, and comes and goes with their reservations. Called in the transaction that settles
 * these, when they and their stock are locked already; whoever takes more locks does so after that.
 */
public interface ReservationFollower {
    /** Reservations that were held are no longer. */
    default void givenBack(Collection<String> references, ReservationState state) {}

    /**
     * One that had expired is confirmed all the same.
     *
     * @throws io.mercato.platform.problem.ProblemException when that cannot be honoured
     */
    default void takenAgain(String reference) {}

    /** One is confirmed: what it held is sold. */
    default void sold(String reference) {}
}
