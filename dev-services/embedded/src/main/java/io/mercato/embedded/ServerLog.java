package io.mercato.embedded;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log of a server from this start on: earlier starts' complaints explain nothing. */
record ServerLog(Path file, long start) {

    static ServerLog startingAt(Path file, PostgresUser writer) {
        try {
            Files.createDirectories(file.getParent());
            if (Files.notExists(file)) {
                Files.createFile(file);
            }
            writer.own(file);
            return new ServerLog(file, Files.size(file));
        } catch (IOException e) {
            throw StartFailure.of("The log file " + file + " cannot be written", e);
        }
    }

    String sinceStart() {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(start);
            byte[] bytes = Channels.newInputStream(channel).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
