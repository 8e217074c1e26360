package io.mercato.homepage.rollout;

import java.math.BigDecimal;

/**
 * How many callers get the new homepage.
 *
 * @param buckets from 0, nobody, to {@link Bucket#COUNT}, everybody
 */
record Share(int buckets) {
    static final Share NOBODY = new Share(0);

    private static final int BUCKETS_PER_PERCENT_DIGITS = 2;

    Share {
        if (buckets < 0 || buckets > Bucket.COUNT) {
            throw new IllegalArgumentException("Not a share: " + buckets);
        }
    }

    /** @throws ArithmeticException when it has more than two decimals */
    static Share ofPercent(BigDecimal percent) {
        return new Share(percent.movePointRight(BUCKETS_PER_PERCENT_DIGITS).intValueExact());
    }

    /** With as many decimals as it needs. */
    BigDecimal percent() {
        BigDecimal percent =
                BigDecimal.valueOf(buckets, BUCKETS_PER_PERCENT_DIGITS).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    /** Which variant those of a bucket get. */
    Variant variantOf(int bucket) {
        return bucket < buckets ? Variant.BATCH : Variant.LEGACY;
    }
}
