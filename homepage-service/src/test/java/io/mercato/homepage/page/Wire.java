package io.mercato.homepage.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** HTTP/1.1 as it is written, so that a request may be anything and nothing of the answer is made prettier. */
final class Wire {
    private static final int TIMEOUT_MILLIS = 5000;

    private final URI server;

    Wire(URI server) {
        this.server = server;
    }

    /**
     * What came back.
     *
     * @param status 0 when nothing came
     * @param headers values by name in lower case; of several lines in their order
     */
    record Answer(int status, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }
    }

    /** Sends a request with these lines and no body, and reads until the server closes the connection. */
    Answer send(String... lines) throws IOException {
        String head = Stream.concat(Arrays.stream(lines), Stream.of("Connection: close", "", ""))
                .collect(Collectors.joining("\r\n"));
        return answer(exchange(head.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Sends bytes, and gives all that comes until the server closes the connection. */
    byte[] exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(received);
            return received.toByteArray();
        }
    }

    private static Answer answer(byte[] received) {
        String text = new String(received, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), received);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0].toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.mapping(line -> line[1], Collectors.toList())));
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                Arrays.copyOfRange(received, end + 4, received.length));
    }
}
