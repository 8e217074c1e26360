import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long after an administrator has been told that a change is made does a reader over HTTP, whose product is served from
 * memory, see it? Beside it, how long until the change's event is in the hands of whoever listens to the Redis stream and
 * does nothing else. Exits with 1 when the reader's p95 is above the 250 ms that are promised.
 */
public class InvalidationBench {
    private static final String BASE_URL = setting("BASE_URL");
    private static final String TOKEN = setting("ADMIN_TOKEN");
    private static final int CHANGES = Integer.parseInt(System.getenv().getOrDefault("CHANGES", "200"));
    private static final double PROMISED_MILLIS = 250;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** When the event of each product's change has come out of the stream. */
    private static final Map<String, Long> HEARD = new ConcurrentHashMap<>();

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(InvalidationBench::listen);
        List<String> ids = Files.readAllLines(Path.of(setting("IDS")));
        double[] reader = new double[CHANGES];
        double[] stream = new double[CHANGES];
        // The first ones warm everything up.
        for (int i = -CHANGES / 4; i < CHANGES; i++) {
            String id = ids.get(i + CHANGES / 4);
            String title = "Changed " + i + " " + System.nanoTime();
            read(id);
            read(id);
            HEARD.remove(id);
            long told = change(id, title);
            while (!read(id).contains(title)) {
                Thread.onSpinWait();
            }
            long seen = System.nanoTime();
            while (!HEARD.containsKey(id)) {
                Thread.sleep(1);
            }
            if (i >= 0) {
                reader[i] = (seen - told) / 1e6;
                stream[i] = (HEARD.get(id) - told) / 1e6;
            }
        }
        System.out.printf(
                "figures %.1f %.1f %.1f %.1f%n",
                percentile(reader, 50), percentile(reader, 95), percentile(stream, 50), percentile(stream, 95));
        System.exit(percentile(reader, 95) <= PROMISED_MILLIS ? 0 : 1);
    }

    /** When the answer came. */
    private static long change(String id, String title) throws Exception {
        URI product = URI.create(BASE_URL + "/api/v1/admin/products/" + id);
        String tag = send(HttpRequest.newBuilder(product)).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(product)
                .header("If-Match", tag)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"title\": \"" + title + "\"}")));
        long told = System.nanoTime();
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return told;
    }

    private static String read(String id) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(BASE_URL + "/api/v1/products/" + id))).body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(
                request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** XREAD from the end of the stream on (RESP 2), looking for the subjects of what comes. */
    private static void listen() {
        String[] address = setting("REDIS").split(":");
        try (Socket redis = new Socket(address[0], Integer.parseInt(address[1]))) {
            InputStream in = new BufferedInputStream(redis.getInputStream());
            String last = "$";
            while (true) {
                redis.getOutputStream().write(command("XREAD", "BLOCK", "0", "STREAMS", "mercato:events", last));
                last = entries(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads one answer, in which only texts matter, and notes the products in them; the id of its last entry. */
    private static String entries(InputStream in) throws IOException {
        String last = "$";
        for (int left = 1; left > 0; left--) {
            String head = line(in);
            switch (head.charAt(0)) {
                case '*' -> left += Math.max(0, Integer.parseInt(head.substring(1)));
                case '$' -> {
                    String text = new String(in.readNBytes(Integer.parseInt(head.substring(1))), UTF_8);
                    line(in);
                    if (text.matches("\\d+-\\d+")) {
                        last = text;
                    }
                    int product = text.indexOf("product:");
                    if (product >= 0 && text.length() >= product + 44) {
                        HEARD.put(text.substring(product + 8, product + 44), System.nanoTime());
                    }
                }
                default -> throw new IOException("Unexpected: " + head);
            }
        }
        return last;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Redis has hung up");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static byte[] command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append("$").append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private static double percentile(double[] values, int percent) {
        return java.util.Arrays.stream(values).sorted().toArray()[values.length * percent / 100];
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
