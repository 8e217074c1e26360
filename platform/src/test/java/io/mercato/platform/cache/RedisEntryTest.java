package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.platform.cache.RedisTags.Stamp;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;

class RedisEntryTest {
    private static final Lifetime LIFETIME = new Lifetime(1_000, 2_000, 3_000, 4_000);

    @Test
    void whatIsWrittenIsRead() {
        for (int size : new int[] {0, 1, 1023, 1024, 100_000}) {
            RedisEntry entry = entry(new byte[size]);
            RedisEntry read = RedisEntry.decode(entry.encode(1024)).orElseThrow();
            assertThat(read.value()).isEqualTo(entry.value());
            assertThat(read.lifetime()).isEqualTo(LIFETIME);
            assertThat(read.tags()).containsExactlyInAnyOrder("product:1", "section:offers");
            assertThat(read.epoch()).isEqualTo("epoch");
            assertThat(read.stamp()).isEqualTo(new Stamp(5, 6));
        }
    }

    @Test
    void fromOneKibibyteOnItIsCompressed() {
        assertThat(entry(new byte[1023]).encode(1024).length).isGreaterThan(1023);
        assertThat(entry(new byte[1024]).encode(1024).length).isLessThan(200);
    }

    @Test
    void whatIsCutOffOrDamagedCountsAsAbsentOrIsReadAsSomethingButNeverFails() {
        Random random = new Random(4);
        for (byte[] whole : new byte[][] {
            entry(new byte[10]).encode(1024), entry(noise(random)).encode(1024)
        }) {
            for (int length = 0; length < Math.min(whole.length, 300); length++) {
                RedisEntry.decode(Arrays.copyOf(whole, length));
            }
            for (int i = 0; i < 2_000; i++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                RedisEntry.decode(damaged);
            }
        }
        assertThat(RedisEntry.decode(new byte[0])).isEmpty();
        assertThat(RedisEntry.decode("an older release's".getBytes())).isEmpty();
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[3_000];
        random.nextBytes(bytes);
        return bytes;
    }

    private static RedisEntry entry(byte[] value) {
        return new RedisEntry(value, LIFETIME, "epoch", new Stamp(5, 6), Set.of("product:1", "section:offers"));
    }
}
