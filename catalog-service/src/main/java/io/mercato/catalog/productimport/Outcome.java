package io.mercato.catalog.productimport;

/** What became of a product. */
sealed interface Outcome {
    /** It stands in the catalogue as the file has it. */
    enum Written implements Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** None of it was taken. */
    record Refused(String reason) implements Outcome {
        /** A product whose rows do not follow each other is taken as far as they do. */
        static Refused cameBack(long firstLine) {
            return new Refused("The rows of a product must follow each other; this one's began on line " + firstLine);
        }
    }
}
