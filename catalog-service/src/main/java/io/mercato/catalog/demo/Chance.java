package io.mercato.catalog.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that always falls the same way: everything about the n-th thing of a kind follows from the kind and n. */
final class Chance {
    /** Changing it makes another catalogue. */
    private static final long SEED = 20_261_120L;

    /** 2026-01-01T00:00:00Z; the n-th id is of n milliseconds later. */
    private static final long FIRST_ID_MILLIS = 1_767_225_600_000L;

    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    static Chance of(String kind, int number) {
        return new Chance((SEED * 31 + kind.hashCode()) * 1_000_003L + number);
    }

    /** The id of the n-th thing of a kind: a UUIDv7 (RFC 9562, section 5.7). */
    static UUID id(String kind, int number) {
        Chance chance = of(kind + " id", number);
        long time = FIRST_ID_MILLIS + number << 16;
        long versionAndRandom = 0x7000L | chance.random.nextInt(0x1000);
        long variantAndRandom = 0x8000000000000000L | chance.random.nextLong() >>> 2;
        return new UUID(time | versionAndRandom, variantAndRandom);
    }

    int between(int lowest, int highest) {
        return random.nextInt(lowest, highest + 1);
    }

    boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** From 0 to below {@code bound}, small ones more often the higher the {@code skew}. */
    double skewed(double bound, int skew) {
        return Math.pow(random.nextDouble(), skew) * bound;
    }

    /** A price in kobo as shops write it: in steps that grow with it, now and then just below one. */
    long price(double naira) {
        long step = naira < 2_000 ? 50 : naira < 20_000 ? 100 : naira < 100_000 ? 500 : 5_000;
        long rounded = Math.max(step, Math.round(naira / step) * step);
        return (happens(30) && rounded > 1_000 ? rounded - 10 : rounded) * 100;
    }

    /** Words as part of an address. */
    static String slug(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("'", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
