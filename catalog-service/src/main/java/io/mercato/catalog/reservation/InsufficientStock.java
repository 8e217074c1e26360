package io.mercato.catalog.reservation;

import io.mercato.platform.problem.Problem.FieldError;

import java.util.List;

/** There is too little of something; nothing was taken of anything. Has no stack trace: it is an answer. */
final class InsufficientStock extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Shortage> shortages;
    private final transient List<FieldError> shortLines;

    private InsufficientStock(String code, String detail, List<Shortage> shortages, List<FieldError> shortLines) {
        super(detail, null, false, false);
        this.code = code;
        this.shortages = shortages;
        this.shortLines = shortLines;
    }

    /**
     * For a new reservation.
     *
     * @param shortLines the lines of its request that are short
     */
    static InsufficientStock toReserve(List<Shortage> shortages, List<FieldError> shortLines) {
        return new InsufficientStock(
                "insufficient_stock", "Too little is left; nothing has been reserved.", shortages, shortLines);
    }

    /** For one that is confirmed too late. */
    static InsufficientStock toConfirm(List<Shortage> shortages) {
        return new InsufficientStock(
                "reservation_expired",
                "The reservation has expired, and too little is left to honour it; nothing has been sold.",
                shortages,
                List.of());
    }

    String code() {
        return code;
    }

    List<Shortage> shortages() {
        return shortages;
    }

    List<FieldError> shortLines() {
        return shortLines;
    }
}
