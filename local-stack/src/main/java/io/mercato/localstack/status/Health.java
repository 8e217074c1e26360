package io.mercato.localstack.status;

import io.mercato.localstack.part.Suite;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.SuiteState;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a part answers when it is asked whether it is well. */
public enum Health {
    UP("up"),
    /** It answers that it is not well. */
    DOWN("down"),
    NO_ANSWER("no answer");

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** The length, then the code of an SSLRequest: PostgreSQL answers it with one byte before any sign-in. */
    private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String word;

    Health(String word) {
        this.word = word;
    }

    /** For people. */
    public String word() {
        return word;
    }

    /** Asks all parts at once; none is waited for longer than two seconds. */
    public static Map<String, Health> of(SuiteState state) throws InterruptedException {
        Map<String, Future<Health>> asked = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            state.parts().forEach(part -> asked.put(part.name(), threads.submit(() -> of(part))));
            Map<String, Health> health = new LinkedHashMap<>();
            for (Map.Entry<String, Future<Health>> each : asked.entrySet()) {
                health.put(each.getKey(), each.getValue().get());
            }
            return health;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A probe answers whatever happens", e);
        }
    }

    private static Health of(PartState part) throws InterruptedException {
        try {
            return switch (part.name()) {
                case Suite.POSTGRES -> firstByte(part, SSL_REQUEST, "SN");
                // A Redis of the user's own may want a password first, which is an answer too.
                case Suite.REDIS -> firstByte(part, PING, "+-");
                case Suite.EDGE -> status(part, "/q/health", 404);
                default -> status(part, "/q/health/ready", 200);
            };
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    private static Health firstByte(PartState part, byte[] request, String expected) throws IOException {
        int limit = Math.toIntExact(LIMIT.toMillis());
        try (Socket socket = new Socket()) {
            String host = part.address().substring(0, part.address().lastIndexOf(':'));
            socket.connect(new InetSocketAddress(host, part.port()), limit);
            socket.setSoTimeout(limit);
            socket.getOutputStream().write(request);
            return expected.indexOf(socket.getInputStream().read()) >= 0 ? UP : DOWN;
        }
    }

    private static Health status(PartState part, String path, int expected) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + part.address() + path))
                    .timeout(LIMIT)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == expected ? UP : DOWN;
        }
    }
}
