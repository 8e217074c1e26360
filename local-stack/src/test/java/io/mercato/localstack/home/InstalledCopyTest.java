package io.mercato.localstack.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

class InstalledCopyTest {

    @TempDir
    private Path folder;

    private Path source;
    private Path copy;

    @BeforeEach
    void build() throws IOException {
        source = folder.resolve("target/app");
        copy = folder.resolve("apps/app");
        Files.createDirectories(source.resolve("lib"));
        Files.writeString(source.resolve("run.jar"), "first");
        Files.writeString(source.resolve("lib/old.jar"), "old");
        InstalledCopy.update(source, copy);
    }

    @Test
    void aBuildDoesNotTouchTheCopyUntilItIsUpdated() throws IOException {
        Files.writeString(source.resolve("run.jar"), "second");
        Files.delete(source.resolve("lib/old.jar"));
        Files.writeString(source.resolve("lib/new.jar"), "new");
        assertThat(copy.resolve("run.jar")).hasContent("first");

        InstalledCopy.update(source, copy);

        assertThat(copy.resolve("run.jar")).hasContent("second");
        assertThat(copy.resolve("lib/old.jar")).doesNotExist();
        assertThat(copy.resolve("lib/new.jar")).hasContent("new");
    }

    @Test
    void aFileOfTheSameSizeIsReplacedWhenItIsNewer() throws IOException {
        Files.writeString(source.resolve("run.jar"), "other");
        Files.setLastModifiedTime(
                source.resolve("run.jar"), FileTime.from(Instant.now().plusSeconds(1)));

        InstalledCopy.update(source, copy);

        assertThat(copy.resolve("run.jar")).hasContent("other");
    }

    @Test
    void aSingleFileIsCopiedToo() {
        InstalledCopy.update(source.resolve("run.jar"), folder.resolve("else/where.jar"));

        assertThat(folder.resolve("else/where.jar")).hasContent("first");
    }

    @Test
    void aCopyThatCannotBeWrittenIsSaidSo() throws IOException {
        Path occupied = Files.createFile(folder.resolve("a file")).resolve("app");

        assertThatThrownBy(() -> InstalledCopy.update(source, occupied))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.IO))
                .hasMessageStartingWith(source + " cannot be copied to " + occupied);
    }
}
