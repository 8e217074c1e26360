package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

class LoopbackPortTest {

    private final List<ServerSocket> others = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ServerSocket other : others) {
            other.close();
        }
    }

    @Test
    void aPortThatSomebodyElseIsQuickerToTakeIsReplacedByAnother() {
        List<Integer> tried = new ArrayList<>();
        int port = LoopbackPort.with(0, 0, "Server", candidate -> {
            tried.add(candidate);
            if (tried.size() == 1) {
                take(candidate);
                throw new ServerStartException("taken");
            }
        });
        assertThat(tried).hasSize(2).doesNotHaveDuplicates().endsWith(port);
    }

    @Test
    void aFailureThatIsNotAboutThePortIsNotRepeated() {
        List<Integer> tried = new ArrayList<>();
        assertThatThrownBy(() -> LoopbackPort.with(0, 0, "Server", candidate -> {
                    tried.add(candidate);
                    throw new ServerStartException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(tried).hasSize(1);
    }

    @Test
    void thePortOfTheLastStartIsPreferred() {
        int last = LoopbackPort.with(0, 0, "Server", candidate -> {});
        assertThat(LoopbackPort.with(0, last, "Server", candidate -> {})).isEqualTo(last);
    }

    private void take(int port) {
        try {
            others.add(new ServerSocket(port, 1, InetAddress.ofLiteral(LoopbackPort.HOST)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
