package io.mercato.homepage.page;

import io.mercato.homepage.rollout.RolloutHeader;
import io.mercato.platform.http.DateHeader;
import io.mercato.platform.http.RequestId;
import io.quarkus.vertx.http.runtime.FilterConfig;
import io.quarkus.vertx.http.runtime.HeaderConfig;
import io.quarkus.vertx.http.runtime.PolicyMappingConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

/**
 * Whether a hit may be answered ahead of the router's filters, which take longer than the answer: when all that they would do to
 * a plain request is to add the same headers to each answer. Those are added here. Where a shop has configured more, such as
 * a permission for this path or an access log, the filters come first as ever.
 */
@Singleton
class ShortWay {
    private static final Logger LOG = Logger.getLogger(ShortWay.class);
    private static final String EVERYWHERE = "/*";
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(RequestId.HEADER);
    private static final CharSequence ROLLOUT_ID = HttpHeaders.createOptimized(RolloutHeader.ID);

    private final ReadyHeaders headers;
    private final boolean open;

    ShortWay() {
        this(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(VertxHttpConfig.class));
    }

    ShortWay(VertxHttpConfig http) {
        this.open = !http.accessLog().enabled()
                && http.header().values().stream().allMatch(ShortWay::isForAll)
                && http.filter().values().stream().allMatch(ShortWay::isForAll)
                && http.auth().permissions().values().stream().noneMatch(ShortWay::concernsThePage);
        if (!open) {
            LOG.info("Pages are answered after all filters, as quarkus.http is configured.");
        }
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        http.filter().values().stream()
                .filter(filter -> HomepageResource.PATH.matches(filter.matches()))
                .forEach(filter -> all.putAll(filter.header()));
        http.header().forEach((name, header) -> all.put(name, header.value()));
        ReadyHeaders.Builder ready = ReadyHeaders.builder();
        all.forEach((name, value) -> ready.add(HttpHeaders.createOptimized(name), value));
        this.headers = ready.build();
    }

    boolean isOpen() {
        return open;
    }

    /**
     * Whether a request is plain: of the same origin, with nothing that a filter looks at and no body. Who calls makes no
     * difference to an anonymous page, but may to a header of its answer.
     */
    boolean takes(HttpServerRequest request) {
        MultiMap sent = request.headers();
        return !sent.contains(HttpHeaders.AUTHORIZATION)
                && !sent.contains(HttpHeaders.ORIGIN)
                && !sent.contains(ROLLOUT_ID)
                && !sent.contains(HttpHeaders.CONTENT_LENGTH)
                && !sent.contains(HttpHeaders.TRANSFER_ENCODING)
                && request.path().indexOf(';') < 0;
    }

    /** Adds the headers that filters would have added to any answer. */
    void addTo(HttpServerResponse answer) {
        headers.addTo(answer.headers());
        DateHeader.addTo(answer);
    }

    /** Gives an answer the id of its request, where nothing is called or logged that the id could tie together. */
    void identify(HttpServerRequest request) {
        request.response().headers().add(REQUEST_ID, RequestId.acceptOrMake(request.getHeader(REQUEST_ID)));
    }

    private static boolean isForAll(HeaderConfig header) {
        return header.path().equals(EVERYWHERE) && header.methods().isEmpty();
    }

    private static boolean isForAll(FilterConfig filter) {
        return filter.methods().isEmpty();
    }

    /** Rather once too often: a star may stand for anything. */
    private static boolean concernsThePage(PolicyMappingConfig permission) {
        return permission.enabled().orElse(true)
                && permission.paths().stream()
                        .flatMap(Collection::stream)
                        .map(path -> List.of(path.strip().split("[*{]", 2)))
                        .anyMatch(parts -> parts.size() > 1
                                ? HomepageResource.PATH.startsWith(parts.getFirst())
                                : HomepageResource.PATH.equals(parts.getFirst()));
    }
}
