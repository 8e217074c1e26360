package io.mercato.platform.answer;

import io.mercato.platform.answer.Answer.Found;
import io.mercato.platform.answer.Answer.Missing;
import io.mercato.platform.cache.CacheCodec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Answers in Redis. */
final class AnswerCodec implements CacheCodec<Answer> {
    private static final int FOUND = 1;
    private static final int MISSING = 2;
    private static final long NO_END = Long.MIN_VALUE;

    @Override
    public byte[] encode(Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            switch (answer) {
                case Found found -> {
                    out.writeByte(FOUND);
                    out.writeUTF(found.tagList());
                    out.writeUTF(found.etag());
                    out.writeLong(found.modified().getEpochSecond());
                    out.writeLong(found.end().map(Instant::toEpochMilli).orElse(NO_END));
                    out.write(found.json());
                }
                case Missing missing -> {
                    out.writeByte(MISSING);
                    out.writeUTF(missing.tagList());
                    out.writeUTF(missing.code());
                    out.writeUTF(missing.detail());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Answer decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int kind = in.readByte();
            String tagList = in.readUTF();
            return switch (kind) {
                case FOUND -> found(in, tagList);
                case MISSING -> new Missing(in.readUTF(), in.readUTF(), tagList);
                default -> throw new IOException("No such kind of answer: " + kind);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Found found(DataInputStream in, String tagList) throws IOException {
        String etag = in.readUTF();
        Instant modified = Instant.ofEpochSecond(in.readLong());
        long end = in.readLong();
        return new Found(
                in.readAllBytes(),
                etag,
                modified,
                tagList,
                end == NO_END ? Optional.empty() : Optional.of(Instant.ofEpochMilli(end)));
    }
}
