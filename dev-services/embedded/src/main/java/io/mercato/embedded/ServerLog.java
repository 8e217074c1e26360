package io.mercato.embedded;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log of a server from this start on: earlier starts' complaints explain nothing. */
record ServerLog(Path file, long start) {

    static ServerLog startingAt(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
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
