package io.mercato.platform.cache;

import io.mercato.platform.cache.RedisTags.Stamp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A value as it lies in Redis: a header of fixed shape, then its tags and the encoded value, deflated (RFC 1950) when it is
 * large.
 *
 * @param epoch of the cache when the load began; once the cache has another epoch, the entry counts as absent
 * @param stamp the last invalidation by tag before the load began; once one of its tags was invalidated later, it is outdated
 */
record RedisEntry(byte[] value, Lifetime lifetime, String epoch, Stamp stamp, Set<String> tags) {
    private static final int FORMAT = 2;
    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;

    byte[] encode(long compressFrom) {
        boolean deflate = value.length >= compressFrom;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length / (deflate ? 4 : 1) + 64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(deflate ? DEFLATED : PLAIN);
            out.writeLong(lifetime.createdAt());
            out.writeLong(lifetime.freshFor());
            out.writeLong(lifetime.staleFor());
            out.writeLong(lifetime.keepFor());
            out.writeUTF(epoch);
            out.writeLong(stamp.born());
            out.writeLong(stamp.sequence());
            out.flush();
            try (DataOutputStream body = new DataOutputStream(deflate ? new DeflaterOutputStream(bytes) : bytes)) {
                writeTags(body);
                body.write(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Empty when the bytes are damaged or of another format, as after an upgrade. */
    static Optional<RedisEntry> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            boolean deflated = in.readByte() == DEFLATED;
            Lifetime lifetime = new Lifetime(in.readLong(), in.readLong(), in.readLong(), in.readLong());
            String epoch = in.readUTF();
            Stamp stamp = new Stamp(in.readLong(), in.readLong());
            DataInputStream body = deflated ? new DataInputStream(new InflaterInputStream(in)) : in;
            Set<String> tags = readTags(body);
            return Optional.of(new RedisEntry(body.readAllBytes(), lifetime, epoch, stamp, tags));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void writeTags(DataOutputStream out) throws IOException {
        out.writeInt(tags.size());
        for (String tag : tags) {
            out.writeUTF(tag);
        }
    }

    private static Set<String> readTags(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            throw new IOException("No count of tags");
        }
        Set<String> tags = new HashSet<>();
        for (int i = 0; i < count; i++) {
            tags.add(in.readUTF());
        }
        return tags;
    }
}
