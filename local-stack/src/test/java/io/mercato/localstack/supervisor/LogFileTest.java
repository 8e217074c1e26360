package io.mercato.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.localstack.logs.LogTail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class LogFileTest {

    @TempDir
    private Path folder;

    @Test
    void aLogOverTheLimitIsSetAsideWhileItsWriterGoesOn() throws IOException {
        Path log = folder.resolve("shop.log");
        try (Writer writer = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("old\n".repeat(100));
            writer.flush();

            LogFile.rotate(log, 399);
            writer.write("new\n");
        }

        assertThat(folder.resolve("shop.log.1")).hasSize(400);
        assertThat(log).hasContent("new\n");
    }

    @Test
    void aLogWithinTheLimitStays() throws IOException {
        Path log = Files.writeString(folder.resolve("shop.log"), "line\n");

        LogFile.rotate(log, 5);

        assertThat(log).hasContent("line\n");
        assertThat(folder.resolve("shop.log.1")).doesNotExist();
    }

    @Test
    void aLogIsFollowedAcrossItsSettingAside() throws IOException {
        Path log = Files.writeString(folder.resolve("shop.log"), "1\n2\n3\nhal");
        LogTail tail = new LogTail(log);
        assertThat(tail.last(2)).containsExactly("2", "3");

        Files.writeString(log, "f\n4\n", StandardOpenOption.APPEND);
        assertThat(tail.more()).containsExactly("half", "4");
        assertThat(tail.more()).isEmpty();

        LogFile.rotate(log, 0);
        Files.writeString(log, "5\n", StandardOpenOption.APPEND);
        assertThat(tail.more()).containsExactly("5");
    }

    @Test
    void aLogThatIsNotThereYetHasNoLines() throws IOException {
        assertThat(new LogTail(folder.resolve("none.log")).last(10)).isEmpty();
    }
}
