package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

class StartFailureTest {

    private static final Path LOG = Path.of("/logs/server.log");

    @Test
    void aFullDiskIsRecognisedInWhatPostgresSays() {
        String log = """
                2026-11-20 05:08:15.019 UTC [1] LOG:  starting PostgreSQL 18.4
                2026-11-20 05:08:15.021 UTC [1] FATAL:  could not write lock file "postmaster.pid": No space left on device
                """;
        assertThat(StartFailure.of("PostgreSQL", 5442, LOG, log))
                .hasMessage("PostgreSQL did not start: the disk is full (log: /logs/server.log).");
    }

    @Test
    void aPortThatWasTakenInTheMeantimeIsRecognisedInWhatRedisSays() {
        String log =
                "1:C 20 Nov 2026 05:08:15.646 # Warning: Could not create server TCP listening socket 127.0.0.1:6389:"
                        + " bind: Address already in use\n1:C 20 Nov 2026 05:08:15.646 # Failed listening on port 6389 (TCP).";
        assertThat(StartFailure.of("Redis", 6389, LOG, log))
                .hasMessage("Redis did not start: port 6389 is taken (log: /logs/server.log).");
    }

    @Test
    void otherwiseTheServersOwnWordsAreTheReason() {
        String log = "2026-11-20 05:08:15.019 UTC [1] FATAL:  could not load library \"x.so\"";
        assertThat(StartFailure.of("PostgreSQL", 5442, LOG, log))
                .hasMessage("PostgreSQL did not start: could not load library \"x.so\" (log: /logs/server.log).");
    }

    @Test
    void aServerThatSaidNothingIsReportedToo() {
        assertThat(StartFailure.of("Redis", 6389, LOG, ""))
                .hasMessage("Redis did not start: it said nothing (log: /logs/server.log).");
    }

    @Test
    void missingPermissionNamesTheFile() {
        assertThat(StartFailure.of(
                        "PostgreSQL cannot use the data directory /data", new AccessDeniedException("/data")))
                .hasMessage("PostgreSQL cannot use the data directory /data: no permission to write /data.");
    }

    @Test
    void aFullDiskIsRecognisedInWhatTheOperatingSystemSays() {
        assertThat(StartFailure.of("The log cannot be written", new IOException("/logs: No space left on device")))
                .hasMessage("The log cannot be written: the disk is full.");
    }
}
