package io.mercato.platform.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A value as it lies in Redis: a header of fixed shape, then the encoded value, deflated (RFC 1950) when it is large.
 *
 * @param epoch of the cache when the load began; once the cache has another epoch, the entry counts as absent
 */
record RedisEntry(byte[] value, Lifetime lifetime, String epoch) {
    private static final int FORMAT = 1;
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
            if (deflate) {
                try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
                    deflater.write(value);
                }
            } else {
                out.write(value);
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
            byte[] value = deflated ? new InflaterInputStream(in).readAllBytes() : in.readAllBytes();
            return Optional.of(new RedisEntry(value, lifetime, epoch));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
