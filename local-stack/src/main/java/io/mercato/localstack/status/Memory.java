package io.mercato.localstack.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** How much memory processes take. */
public final class Memory {

    private static final long KIBIBYTES_PER_MEBIBYTE = 1024;

    private Memory() {}

    /**
     * The memory of a process, its children's included or not, such as {@code 212 MiB}. On Linux pages that several
     * processes share count once (proportional set size), which matters for PostgreSQL; elsewhere it is the resident set.
     */
    public static String ofTree(long pid, boolean withChildren) {
        LongStream children = withChildren
                ? ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(ProcessHandle::pid)
                : LongStream.empty();
        long kibibytes = LongStream.concat(LongStream.of(pid), children)
                .flatMap(each -> kibibytes(each).stream())
                .sum();
        return kibibytes == 0 ? "-" : kibibytes / KIBIBYTES_PER_MEBIBYTE + " MiB";
    }

    private static OptionalLong kibibytes(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try {
            return Files.exists(rollup) ? proportional(rollup) : resident(pid);
        } catch (IOException e) {
            // It has ended meanwhile, or is another user's.
            return OptionalLong.empty();
        }
    }

    private static OptionalLong proportional(Path rollup) throws IOException {
        return Files.readAllLines(rollup).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private static OptionalLong resident(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return output.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(output));
    }
}
