package io.mercato.homepage.page;

import io.mercato.homepage.page.PageJson.Facts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A page as it is kept: compressed, once, with what its answers say about it. Immutable, but for what it remembers of how it was
 * sent ({@link Prepared}); thread-safe.
 */
public final class Page {
    private static final int DIGEST_BYTES = 16;

    private final Stored stored;
    private final boolean partial;
    private final Set<String> tags;
    private final Prepared[] prepared = new Prepared[Variant.values().length * Encoding.values().length];

    /**
     * What goes into Redis.
     *
     * @param personal whether it is somebody's, and nobody else's to see
     * @param digest of the bytes of the page as it comes from the cache; its {@code ETag}s begin with it
     * @param tagList what it shows, bounded and separated by commas, for caches between us and the client
     * @param timing the header {@code Server-Timing}
     * @param head gzip of what is the same in all variants
     * @param tails the ends of it, by variant
     * @param brotli of the page as it comes from the cache; empty where there is none
     */
    record Stored(
            boolean personal,
            String digest,
            String tagList,
            String timing,
            byte[] head,
            List<byte[]> tails,
            byte[] brotli) {}

    private Page(Stored stored, boolean partial, Set<String> tags) {
        this.stored = stored;
        this.partial = partial;
        this.tags = tags;
    }

    /** One that comes from Redis: whole, and with tags that the cache keeps beside it. */
    static Page of(Stored stored) {
        return new Page(stored, false, Set.of());
    }

    /** Compresses a page, which takes a few milliseconds of a core. */
    static Page make(byte[] head, Facts facts, Set<String> tags, String tagList, String timing) {
        List<byte[]> tails = Stream.of(Variant.values())
                .map(variant -> PageJson.tail(facts, variant))
                .toList();
        byte[] cached = concat(head, tails.get(Variant.CACHED.ordinal()));
        Stored stored = new Stored(
                facts.key().user().isPresent(),
                digest(cached),
                tagList,
                timing,
                GzipParts.head(head),
                tails.stream().map(tail -> GzipParts.tail(head, tail)).toList(),
                Brotli.compress(cached));
        return new Page(stored, facts.partial(), tags);
    }

    Stored stored() {
        return stored;
    }

    /** Whether a section is missing. */
    public boolean partial() {
        return partial;
    }

    /** Of the sections, and of what they show; by these it is forgotten. Empty for a page that was made elsewhere. */
    Set<String> tags() {
        return tags;
    }

    boolean personal() {
        return stored.personal();
    }

    /** The answer as it is sent to a client that takes no compression. Takes time. */
    byte[] json(Variant variant) {
        return GzipParts.text(gzip(variant));
    }

    byte[] gzip(Variant variant) {
        return concat(stored.head(), stored.tails().get(variant.ordinal()));
    }

    /** Only what is from the cache is kept so: the other variants are rare. */
    boolean hasBrotli(Variant variant) {
        return variant == Variant.CACHED && stored.brotli().length > 0;
    }

    /** Strong, with its quotes. */
    String etag(Variant variant, Encoding encoding) {
        return '"' + stored.digest() + variant.letter() + encoding.letter() + '"';
    }

    /** Whether a tag is that of this page in any of its variants, in a coding that the client takes. */
    boolean has(String etag, Encoding.Accepted accepted) {
        int end = 1 + stored.digest().length();
        if (etag.length() != end + 3 || !etag.startsWith(stored.digest(), 1)) {
            return false;
        }
        boolean variant = Stream.of(Variant.values()).anyMatch(each -> each.letter() == etag.charAt(end));
        return variant
                && Stream.of(Encoding.values())
                        .filter(each -> each.letter() == etag.charAt(end + 1))
                        .anyMatch(accepted::takes);
    }

    /** Ready to be sent; made when it is first asked for, and remembered where many will ask. */
    Prepared prepared(Variant variant, Encoding encoding, PageHeaders headers) {
        int place = variant.ordinal() * Encoding.values().length + encoding.ordinal();
        Prepared ready = prepared[place];
        if (ready == null) {
            ready = Prepared.of(this, variant, encoding, headers);
            if (!personal()) {
                prepared[place] = ready;
            }
        }
        return ready;
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    private static String digest(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
