package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.cache.CacheCodec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers of the catalogue in Redis, with their tags. */
final class FetchedCodec implements CacheCodec<Fetched> {
    /** Changed with the format: what another version has written is not read, but fetched anew. No JSON begins with it. */
    private static final int FORMAT = 2;

    @Override
    public byte[] encode(Fetched fetched) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(fetched.json().length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(String.join(",", fetched.tags()));
            out.write(fetched.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Fetched decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("written by another version");
            }
            String tags = in.readUTF();
            return new Fetched(in.readAllBytes(), SurrogateTags.parse(tags));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
