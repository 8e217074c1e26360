package io.mercato.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.server.OwnRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

/** What is done by hand to the caches of a service. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class TieredCachesTest {
    @Inject
    TieredCaches caches;

    private final String first = "first-" + UUID.randomUUID();
    private final String second = "second-" + UUID.randomUUID();
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void aCacheIsMadeOnceAndThenKnownByItsName() {
        create(first);
        assertThat(caches.names()).contains(first).doesNotContain(second);
        assertThatThrownBy(() -> create(first)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneKeyOfOneCacheIsForgotten() {
        TieredCache<String, byte[]> cache = create(first);
        TieredCache<String, byte[]> other = create(second);
        awaitConnection();
        String a = read(cache, "a");
        String b = read(cache, "b");
        String c = read(other, "a");

        now(caches.invalidateKey(first, first + ":a"));

        assertThat(read(cache, "a")).isNotEqualTo(a);
        assertThat(read(cache, "b")).isEqualTo(b);
        assertThat(read(other, "a")).isEqualTo(c);
    }

    @Test
    void allOfOneCacheIsForgottenAndNothingOfAnother() {
        TieredCache<String, byte[]> cache = create(first);
        TieredCache<String, byte[]> other = create(second);
        awaitConnection();
        String a = read(cache, "a");
        String c = read(other, "a");

        now(caches.invalidateAll(first));

        assertThat(read(cache, "a")).isNotEqualTo(a);
        assertThat(read(other, "a")).isEqualTo(c);
    }

    @Test
    void byATagAllCachesForget() {
        TieredCache<String, byte[]> cache = create(first);
        TieredCache<String, byte[]> other = create(second);
        awaitConnection();
        String a = read(cache, "a");
        String c = read(other, "a");

        now(caches.invalidateTags(Set.of("section:a")));

        assertThat(read(cache, "a")).isNotEqualTo(a);
        assertThat(read(other, "a")).isNotEqualTo(c);
    }

    @Test
    void aCacheThatNobodyKnowsCannotForget() {
        assertThatThrownBy(() -> now(caches.invalidateAll("nowhere"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> now(caches.invalidateKey("nowhere", "a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyWithBracesIsCachedAndForgottenLikeAnyOther() {
        TieredCache<String, byte[]> cache = create(first);
        awaitConnection();
        for (String key : Set.of("a}b", "a{b", "a{}b", "a{b}c")) {
            String before = read(cache, key);
            assertThat(read(cache, key)).isEqualTo(before);
            now(caches.invalidateKey(first, first + ":" + key));
            assertThat(read(cache, key)).isNotEqualTo(before);
        }
    }

    private TieredCache<String, byte[]> create(String name) {
        return caches.create(CacheDefinition.<String, byte[]>of(name, key -> name + ":" + key, CacheCodec.bytes())
                .withTags(value -> Set.of("section:" + new String(value, UTF_8).charAt(0))));
    }

    private String read(TieredCache<String, byte[]> cache, String key) {
        return new String(
                now(cache.get(
                        key, missing -> Uni.createFrom().item((missing + loads.incrementAndGet()).getBytes(UTF_8)))),
                UTF_8);
    }

    private void awaitConnection() {
        await().until(() -> caches.redisState() == TieredCaches.RedisState.CONNECTED);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }
}
