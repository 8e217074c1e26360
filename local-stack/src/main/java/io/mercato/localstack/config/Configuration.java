package io.mercato.localstack.config;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads {@link StackConfig} from the environment and the home folder's {@code mercato.properties}. */
public final class Configuration {

    /** Above the file (100) and its defaults, as in Quarkus. */
    private static final int ENVIRONMENT_ORDINAL = 300;

    private static final int FILE_ORDINAL = 100;

    private Configuration() {}

    /**
     * The settings in force.
     *
     * @param environment as {@link System#getenv()}
     * @throws Failure when a value cannot be read or a key of the file is unknown
     */
    public static StackConfig read(Path file, Map<String, String> environment) {
        try {
            SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                    .withMapping(StackConfig.class)
                    .withConverter(Duration.class, ENVIRONMENT_ORDINAL, new DurationConverter())
                    .addDefaultInterceptors()
                    .withSources(new EnvConfigSource(environment, ENVIRONMENT_ORDINAL));
            if (Files.isRegularFile(file)) {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), FILE_ORDINAL));
            }
            return builder.build().getConfigMapping(StackConfig.class);
        } catch (ConfigValidationException e) {
            throw invalid(e.getProblem(0).getMessage());
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw invalid(e.getMessage());
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** A duration as settings write it; empty when the text is none. */
    public static Optional<Duration> duration(String text) {
        try {
            return Optional.of(new DurationConverter().convert(text));
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Failure invalid(String reason) {
        return new Failure(ExitCode.CONFIGURATION, "The configuration is not valid: " + reason.strip() + ".");
    }
}
