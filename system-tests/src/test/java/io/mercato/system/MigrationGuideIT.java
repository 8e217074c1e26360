package io.mercato.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The code that docs/frontend-migration.md has for front ends, as it stands there, against the suite. */
@ExtendWith(RunningSuite.class)
class MigrationGuideIT {
    private static final Path GUIDE = Path.of("..", "docs", "frontend-migration.md");

    /** A block whose first line is the name of its file. */
    private static final Pattern FILE = Pattern.compile("```jsx?\n// (\\w+\\.js)\n(.*?)```", Pattern.DOTALL);

    @Test
    void theFunctionAndTheHookDoWhatTheGuideSays(Mercato mercato, @TempDir Path folder) throws Exception {
        Optional<Path> node = Stream.of(System.getenv("PATH").split(":"))
                .map(path -> Path.of(path, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        if (node.isEmpty()) {
            Assumptions.abort("There is no node on this machine, so the code of the guide is not run.");
        }
        Map<String, String> files = FILE.matcher(Files.readString(GUIDE))
                .results()
                .collect(Collectors.toMap(file -> file.group(1), MigrationGuideIT::content));
        assertThat(files).containsOnlyKeys("homepage.js", "useHomepage.js");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        Path react = Files.createDirectories(folder.resolve("node_modules/react"));
        Files.writeString(react.resolve("package.json"), "{\"name\": \"react\", \"exports\": \"./react.mjs\"}");
        copy("react.mjs", react);
        copy("check.mjs", folder);

        Process process = new ProcessBuilder(List.of(node.get().toString(), "check.mjs", mercato.edge()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("output")))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String content(MatchResult file) {
        return file.group(2);
    }

    private static void copy(String name, Path folder) throws IOException {
        try (InputStream content = MigrationGuideIT.class.getResourceAsStream("/migration/" + name)) {
            Files.copy(content, folder.resolve(name));
        }
    }
}
