package io.mercato.localstack.state;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps a {@link SuiteState} in a JSON file; a reader never sees half of one. */
public final class StateFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    /** The state last written; empty when there is none, or none that this version can read. */
    public Optional<SuiteState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), SuiteState.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Failure(ExitCode.IO, file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Replaces the state. For one writer at a time. */
    public void write(SuiteState state) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(state));
        Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
