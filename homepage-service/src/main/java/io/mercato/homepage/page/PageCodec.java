package io.mercato.homepage.page;

import io.mercato.platform.cache.CacheCodec;

import java.util.Set;

/** Pages in Redis, where only whole ones get. */
final class PageCodec implements CacheCodec<Page> {
    @Override
    public byte[] encode(Page page) {
        return page.head();
    }

    @Override
    public Page decode(byte[] bytes) {
        // The cache keeps the tags beside the bytes, and asks for them only once a page has been made.
        return new Page(bytes, false, Set.of());
    }
}
