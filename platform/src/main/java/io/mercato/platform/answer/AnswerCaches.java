package io.mercato.platform.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.cache.TieredCaches;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the caches of a service's public reads. */
@ApplicationScoped
public class AnswerCaches {
    private final TieredCaches caches;
    private final AnswerSettings settings;
    private final BlockingLoads loads;
    private final ObjectMapper json;
    private final CurrentVertxRequest request;

    AnswerCaches(
            TieredCaches caches,
            AnswerSettings settings,
            BlockingLoads loads,
            ObjectMapper json,
            CurrentVertxRequest request) {
        this.caches = caches;
        this.settings = settings;
        this.loads = loads;
        this.json = json;
        this.request = request;
    }

    /**
     * Makes a cache; do it once per name, in the constructor of the bean that owns it.
     *
     * @param name names it in {@code mercato.cache.<name>} and {@code mercato.answers.http.<name>}
     */
    public AnswerCache create(String name) {
        return new AnswerCache(name, caches, settings, loads, json, request, InstantSource.system());
    }
}
