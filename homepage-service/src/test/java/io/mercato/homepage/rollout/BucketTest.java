package io.mercato.homepage.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.homepage.rollout.Subject.Anonymous;
import io.mercato.homepage.rollout.Subject.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

class BucketTest {
    private static final String SALT = "homepage-1";

    /** What was reckoned elsewhere: a later version that dealt anew would spoil every test that runs. */
    @Test
    void everybodyIsInTheBucketOfAnyOtherVersionOfThisService() {
        assertThat(Bucket.of(SALT, new User(UUID.fromString("019a0000-0000-7000-8000-000000000001"))))
                .isEqualTo(576);
        assertThat(Bucket.of(SALT, new Anonymous("visitor-1"))).isEqualTo(4396);
        assertThat(Bucket.of("homepage-2", new Anonymous("visitor-1"))).isEqualTo(9140);
    }

    @Test
    void aCustomerAndAnAnonymousIdOfTheSameTextAreTwo() {
        UUID id = UUID.fromString("019a0000-0000-7000-8000-000000000001");
        assertThat(Bucket.of(SALT, new User(id))).isNotEqualTo(Bucket.of(SALT, new Anonymous(id.toString())));
    }

    @Test
    void eachTenthOfTheBucketsHoldsATenthOfTheCallers() {
        int[] tenths = new int[10];
        IntStream.range(0, 100_000)
                .map(i -> Bucket.of(SALT, new Anonymous("visitor-" + i)))
                .forEach(bucket -> tenths[bucket / (Bucket.COUNT / 10)]++);
        // Five standard deviations of a fair deal are 475.
        assertThat(Arrays.stream(tenths).boxed()).allMatch(callers -> Math.abs(callers - 10_000) < 475);
    }

    @Test
    void whoIsInBatchStaysInItWhileTheShareGrows() {
        for (int visitor = 0; visitor < 200; visitor++) {
            int bucket = Bucket.of(SALT, new Anonymous("visitor-" + visitor));
            long changes = IntStream.rangeClosed(1, Bucket.COUNT)
                    .filter(buckets -> new Share(buckets).variantOf(bucket) != new Share(buckets - 1).variantOf(bucket))
                    .count();
            assertThat(changes).isEqualTo(1);
            assertThat(Share.NOBODY.variantOf(bucket)).isEqualTo(Variant.LEGACY);
            assertThat(new Share(Bucket.COUNT).variantOf(bucket)).isEqualTo(Variant.BATCH);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.01, 1", "12.5, 1250", "33.33, 3333", "100, 10000", "100.00, 10000", "1E+2, 10000"})
    void aPercentIsSoManyBuckets(String percent, int buckets) {
        assertThat(Share.ofPercent(new BigDecimal(percent)).buckets()).isEqualTo(buckets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.01", "12.5", "50", "100"})
    void aPercentIsToldAsItWasGiven(String percent) {
        assertThat(Share.ofPercent(new BigDecimal(percent)).percent()).hasToString(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "é", "a;b", "a,b", "<script>"})
    void whatIsNoIdIsNobody(String text) {
        assertThat(Anonymous.of(text)).isEmpty();
    }

    @Test
    void anIdIsBoundedInLength() {
        assertThat(Anonymous.of("x".repeat(64))).isPresent();
        assertThat(Anonymous.of("x".repeat(65))).isEmpty();
    }
}
