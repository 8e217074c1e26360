package io.mercato.localstack.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;

class PortChoiceTest {

    @Test
    void aTakenPortIsNamedWithThePartThatWantsItAndTheKeyThatChangesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> choose(other.getLocalPort(), 0))
                    .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.CONFIGURATION))
                    .hasMessage("Port " + other.getLocalPort() + " of catalog-service is taken by another program;"
                            + " choose another with --catalog-port or mercato.ports.catalog (0 for a free one).");
        }
    }

    @Test
    void aPortOfAnyAddressIsTakenOnLoopbackToo() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(() -> choose(other.getLocalPort(), 0)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void freePortsAreAllDifferent() {
        PortChoice choice = choose(0, 0);

        assertThat(Set.of(
                        choice.edge(),
                        choice.homepage(),
                        choice.catalog(),
                        choice.orders(),
                        choice.batch(),
                        choice.postgres(),
                        choice.redis()))
                .hasSize(7)
                .doesNotContain(0);
    }

    @Test
    void onePortForTwoPartsIsRefused() {
        int port = choose(0, 0).catalog();

        assertThatThrownBy(() -> choose(port, port)).hasMessageContaining("of orders-service is taken");
    }

    @Test
    void aPortBeyondTheRangeIsRefused() {
        assertThatThrownBy(() -> choose(70_000, 0))
                .hasMessage("70000 (mercato.ports.catalog) is not a port: it must be from 0 to 65535.");
    }

    @Test
    void aGivenServerNeedsNoPort() {
        PortChoice choice = PortChoice.of(new PortChoice(0, 0, 0, 0, 0, 5432, 6379), false, false);

        assertThat(choice.postgres()).isZero();
        assertThat(choice.redis()).isZero();
    }

    private static PortChoice choose(int catalog, int orders) {
        return PortChoice.of(new PortChoice(0, 0, catalog, orders, 0, 0, 0), true, true);
    }
}
