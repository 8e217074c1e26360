package io.mercato.localstack.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the end of a log, and what is appended to it later. Not thread-safe. */
public final class LogTail {

    /** What of the end of a file is looked at: enough for the lines of one screen, whatever the size of the file. */
    private static final int WINDOW = 256 * 1024;

    private final Path file;
    private long position;
    private String halfLine = "";

    public LogTail(Path file) {
        this.file = file;
    }

    /** The last lines, at most as many as asked for; empty when there is no such file yet. */
    public List<String> last(int lines) throws IOException {
        if (Files.isRegularFile(file)) {
            position = Math.max(0, Files.size(file) - WINDOW);
        }
        List<String> all = more();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** The lines that were completed since the last call; starts over when the file was emptied. */
    public List<String> more() throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            if (reader.length() < position) {
                position = 0;
                halfLine = "";
            }
            reader.seek(position);
            byte[] bytes = new byte[(int) Math.min(WINDOW, reader.length() - position)];
            reader.readFully(bytes);
            position += bytes.length;
            return lines(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of((halfLine + text).split("\n", -1)));
        halfLine = lines.removeLast();
        return List.copyOf(lines);
    }
}
