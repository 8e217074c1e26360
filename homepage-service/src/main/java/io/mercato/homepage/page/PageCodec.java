package io.mercato.homepage.page;

import io.mercato.homepage.page.Page.Stored;
import io.mercato.platform.cache.CacheCodec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Pages in Redis, where only whole ones get. What is kept is compressed already, and sent as it is. */
final class PageCodec implements CacheCodec<Page> {
    /** Changed with the format: what another version has written is not read, but made anew. */
    private static final int FORMAT = 2;

    private static final int LARGEST = 8 * 1024 * 1024;

    @Override
    public byte[] encode(Page page) {
        Stored stored = page.stored();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(stored.head().length + stored.brotli().length + 2048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeBoolean(stored.personal());
            out.writeUTF(stored.digest());
            out.writeUTF(stored.tagList());
            out.writeUTF(stored.timing());
            write(out, stored.head());
            for (byte[] tail : stored.tails()) {
                write(out, tail);
            }
            write(out, stored.brotli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Page decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("written by another version");
            }
            boolean personal = in.readBoolean();
            String digest = in.readUTF();
            String tagList = in.readUTF();
            String timing = in.readUTF();
            byte[] head = read(in);
            List<byte[]> tails = new ArrayList<>();
            for (Variant _ : Variant.values()) {
                tails.add(read(in));
            }
            return Page.of(new Stored(personal, digest, tagList, timing, head, List.copyOf(tails), read(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("damaged");
        }
        byte[] part = in.readNBytes(length);
        if (part.length < length) {
            throw new IOException("cut off");
        }
        return part;
    }
}
