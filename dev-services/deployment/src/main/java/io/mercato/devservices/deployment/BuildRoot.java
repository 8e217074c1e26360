package io.mercato.devservices.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the directory that all modules of a build share. */
final class BuildRoot {

    private BuildRoot() {}

    /** The nearest parent with a {@code .mvn}, as Maven itself decides; else the module's own directory. */
    static Path of(Path outputDirectory) {
        Path module = outputDirectory.toAbsolutePath().normalize().getParent();
        return Stream.iterate(module, directory -> directory != null, Path::getParent)
                .filter(directory -> Files.isDirectory(directory.resolve(".mvn")))
                .findFirst()
                .orElse(module);
    }
}
