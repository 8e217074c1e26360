package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, Linux-x86_64",
        "Linux, aarch64, Linux-arm_64",
        "Mac OS X, x86_64, Darwin-x86_64",
        "Mac OS X, aarch64, Darwin-arm_64"
    })
    void linuxAndMacHaveBinaries(String system, String architecture, String expected) {
        assertThat(Platform.of(system, architecture)).hasToString(expected);
    }

    @Test
    void otherPlatformsAreToldWhatToDo() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .isInstanceOf(ServerStartException.class)
                .hasMessage(
                        "There are no embedded PostgreSQL and Redis for Windows 11 on amd64; install both and configure"
                                + " their URLs.");
    }
}
