package io.mercato.homepage.page;

import io.mercato.platform.cache.CacheCodec;

/** Pages in Redis, where only whole ones get. */
final class PageCodec implements CacheCodec<Page> {
    @Override
    public byte[] encode(Page page) {
        return page.head();
    }

    @Override
    public Page decode(byte[] bytes) {
        return new Page(bytes, false);
    }
}
