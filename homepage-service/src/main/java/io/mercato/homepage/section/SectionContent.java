package io.mercato.homepage.section;

import io.mercato.platform.cache.CacheCodec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a section shows.
 *
 * @param items a JSON array, in UTF-8
 * @param tags of what the items show; by these it is forgotten
 */
record SectionContent(byte[] items, Set<String> tags) {
    /** How it looks in Redis. */
    static final CacheCodec<SectionContent> CODEC = new CacheCodec<>() {
        @Override
        public byte[] encode(SectionContent content) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeInt(content.tags().size());
                for (String tag : content.tags()) {
                    out.writeUTF(tag);
                }
                out.write(content.items());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        @Override
        public SectionContent decode(byte[] bytes) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                Set<String> tags = new HashSet<>();
                for (int left = in.readInt(); left > 0; left--) {
                    tags.add(in.readUTF());
                }
                return new SectionContent(in.readAllBytes(), tags);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };
}
