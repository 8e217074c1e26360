package io.mercato.devservices.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class BuildRootTest {

    @TempDir
    Path folder;

    @Test
    void modulesOfABuildShareTheNearestParentWithAMavenFolder() throws IOException {
        Files.createDirectories(folder.resolve(".mvn"));
        assertThat(BuildRoot.of(folder.resolve("catalog-service/target"))).isEqualTo(folder);
    }

    @Test
    void aModuleOutsideOfABuildIsItsOwnRoot() {
        assertThat(BuildRoot.of(folder.resolve("alone/target"))).isEqualTo(folder.resolve("alone"));
    }
}
