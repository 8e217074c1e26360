package io.mercato.localstack.part;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.edge.Edge;
import io.mercato.localstack.edge.EdgeSettings;
import io.mercato.localstack.edge.RouteTable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The reverse proxy in front of the services, in the supervisor's own process.
 *
 * @param services the port of each service
 */
public record EdgePart(
        String name, String address, Path log, Set<String> needs, EdgeSettings settings, Map<String, Integer> services)
        implements Part {

    @Override
    public RunningPart start(LaunchListener onLaunch) throws PartFailedException {
        try {
            Edge edge = Edge.start(settings, RouteTable.load(), services);
            return new RunningEdge(edge);
        } catch (Edge.EdgeException e) {
            throw new PartFailedException(
                    ExitCode.FAILED, "The edge cannot listen on " + address + ": " + e.getMessage() + ".", e);
        }
    }

    private record RunningEdge(Edge edge) implements RunningPart {
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void open() {
            edge.open();
        }

        @Override
        public boolean stop(Duration grace) {
            edge.close();
            return true;
        }
    }
}
