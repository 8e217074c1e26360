package io.mercato.localstack.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void theHomeIsInTheRepositoryUnlessItIsNamed() {
        assertThat(Home.of(Map.of("MERCATO_ROOT", "/src/mercato")).folder())
                .isEqualTo(Path.of("/src/mercato/.mercato"));
        assertThat(Home.of(Map.of("MERCATO_ROOT", "/src/mercato", "MERCATO_HOME", "/var/lib/mercato"))
                        .folder())
                .isEqualTo(Path.of("/var/lib/mercato"));
    }

    @Test
    void aHomeThatCannotBeWrittenIsSaidSo() throws IOException {
        Path occupied = Files.createFile(folder.resolve("a file"));

        assertThatThrownBy(() -> new Home(folder, occupied).prepare(0))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE))
                .hasMessageStartingWith(occupied + " cannot be made for user ")
                .hasMessageEndingWith("; set MERCATO_HOME to a folder that is.");
    }

    @Test
    void aDiskThatIsTooFullIsSaidBeforeAnythingStarts() {
        Home home = new Home(folder, folder.resolve("home"));

        assertThatThrownBy(() -> home.prepare(Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.IO))
                .hasMessageStartingWith("The disk of " + home.folder() + " has ")
                .hasMessageContaining("mercato.disk.minimum-free");
    }
}
