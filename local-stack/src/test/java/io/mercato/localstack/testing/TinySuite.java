package io.mercato.localstack.testing;

import io.mercato.localstack.home.Home;
import io.mercato.localstack.supervisor.StopRequest;
import io.mercato.localstack.supervisor.Supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A supervisor of two tiny services in a process that a test can kill; its argument is the home folder. */
public final class TinySuite {

    private TinySuite() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Home home = new Home(Path.of(""), Path.of(arguments[0]));
        new Supervisor(TinyParts.config(home, Map.of()), home, new StopRequest())
                .run(
                        () -> List.of(
                                TinyParts.service(home, "first", "serve"), TinyParts.service(home, "second", "serve")),
                        Optional.empty());
    }
}
