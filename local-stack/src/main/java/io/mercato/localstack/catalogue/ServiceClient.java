package io.mercato.localstack.catalogue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.identity.Issuer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Calls internal endpoints of the running services, past the edge. Blocks. */
final class ServiceClient implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final Issuer issuer;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    /** @param issuer makes the token of each call */
    ServiceClient(Issuer issuer) {
        this.issuer = issuer;
    }

    /**
     * An answer.
     *
     * @param body missing when the answer has none or it is not JSON
     */
    record Answer(int status, JsonNode body) {
        /** What the problem says, or the status when it says nothing. */
        String detail() {
            return body.path("detail").asText("HTTP status " + status);
        }
    }

    /**
     * Posts a body.
     *
     * @param service its name, for the sentence when it cannot be reached
     * @throws Failure when there is no answer within the limit
     */
    Answer post(String service, URI uri, String contentType, BodyPublisher body, Duration limit)
            throws InterruptedException {
        return send(
                service,
                HttpRequest.newBuilder(uri)
                        .timeout(limit)
                        .header("Content-Type", contentType)
                        .header("Authorization", "Bearer " + issuer.serviceToken())
                        .POST(body)
                        .build());
    }

    /**
     * Reads what is public.
     *
     * @param service its name, for the sentence when it cannot be reached
     * @throws Failure when there is no answer within the limit
     */
    Answer get(String service, URI uri, Duration limit) throws InterruptedException {
        return send(service, HttpRequest.newBuilder(uri).timeout(limit).build());
    }

    private Answer send(String service, HttpRequest request) throws InterruptedException {
        URI uri = request.uri();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (HttpTimeoutException e) {
            throw new Failure(
                    ExitCode.FAILED,
                    "%s did not answer within %s."
                            .formatted(service, request.timeout().orElseThrow()),
                    e);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.UNAVAILABLE, "%s cannot be reached on %s.".formatted(service, uri.getAuthority()), e);
        }
    }

    private JsonNode parse(byte[] body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
