package io.mercato.homepage.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many clients at the same moment, each on a connection of its own. */
final class ManyAtOnce {
    private ManyAtOnce() {}

    /** The answers, once all are there. */
    static List<HttpResponse<Void>> ask(int requests, IntFunction<HttpRequest.Builder> request) {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, requests)
                    .mapToObj(index ->
                            client.sendAsync(request.apply(index).build(), HttpResponse.BodyHandlers.discarding()))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    static void isServedOrToldToWait(HttpResponse<Void> answer) {
        assertThat(answer.statusCode()).isIn(200, 503);
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        }
    }
}
