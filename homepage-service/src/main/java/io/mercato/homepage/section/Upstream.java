package io.mercato.homepage.section;

import io.mercato.homepage.section.SectionItems.InvalidSectionException;
import io.mercato.homepage.upstream.Answer;
import io.mercato.homepage.upstream.BoundedClient;
import io.mercato.homepage.upstream.Call;
import io.mercato.homepage.upstream.TooLargeException;
import io.mercato.platform.deadline.Deadline;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Calls of catalog-service for its lists, as the bytes that it sends. */
@ApplicationScoped
class Upstream {
    private final BoundedClient client;
    private final long maxSize;

    Upstream(Vertx vertx, SectionSettings settings, @ConfigProperty(name = "quarkus.rest-client.catalog.url") URI url) {
        this.client = new BoundedClient(vertx, url, settings.upstream());
        this.maxSize = settings.maxSectionSize().asLongValue();
    }

    /**
     * What to ask for.
     *
     * @param path below the service's URL
     * @param authorization of the one in whose name it is asked, where it is personal
     * @param deadline when it is given up. It is sent along: that of the load, not of a page's budget, since what comes late is
     *     for the next page, and not that of who asked for this page, since what comes is for everybody.
     */
    record Question(String path, Map<String, String> query, Optional<String> authorization, Deadline deadline) {}

    /** Fails when there is no successful answer in time, or with {@link InvalidSectionException}. Does not block. */
    Uni<Answer> get(Question question) {
        return client.send(call(question))
                .invoke(answer -> {
                    if (!answer.isJson()) {
                        throw new InvalidSectionException("is not JSON");
                    }
                })
                .onFailure(TooLargeException.class)
                .transform(_ -> new InvalidSectionException("is too large"));
    }

    private Call call(Question question) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        question.query().forEach((name, value) -> query.put(name, List.of(value)));
        Call call = Call.get(question.path(), query, maxSize, question.deadline());
        return question.authorization()
                .map(token -> call.with(HttpHeaders.AUTHORIZATION, token))
                .orElse(call);
    }
}
