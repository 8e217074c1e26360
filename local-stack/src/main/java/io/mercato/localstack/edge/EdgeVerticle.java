package io.mercato.localstack.edge;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The edge on one event loop; several share the port. */
final class EdgeVerticle extends AbstractVerticle {

    private final EdgeSettings settings;
    private final RouteTable routes;
    private final Map<String, Integer> ports;
    private final BooleanSupplier open;
    private final Map<String, HttpProxy> proxies = new HashMap<>();

    /** Shows the page for what is not there; empty where the table has none. */
    private final List<HttpProxy> pages = new ArrayList<>(1);

    /** Connections that end with a refusal. What came with the refused request may have been read as one more already. */
    private final Set<HttpConnection> ending = new HashSet<>();

    private HttpServer server;

    /** @param open whether requests are passed on yet; asked on the event loop */
    EdgeVerticle(EdgeSettings settings, RouteTable routes, Map<String, Integer> ports, BooleanSupplier open) {
        this.settings = settings;
        this.routes = routes;
        this.ports = ports;
        this.open = open;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setMaxHeaderSize(settings.maximumHeaderSize())
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(settings.connectionsPerService()));
        ports.forEach((service, port) -> proxies.put(service, proxy(client, port)));
        routes.notFoundPage()
                .filter(page -> ports.containsKey(page.service()))
                .ifPresent(page -> pages.add(
                        proxy(client, ports.get(page.service())).addInterceptor(new NotFoundPage(page.path()))));
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(settings.host())
                        .setPort(settings.port())
                        .setMaxHeaderSize(settings.maximumHeaderSize())
                        .setMaxInitialLineLength(settings.maximumHeaderSize())
                        .setHandle100ContinueAutomatically(true)
                        // Nobody needs HTTP/2 without TLS, and a client that offers it, as Java's own does with each
                        // connection, was left without an answer now and then.
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout(Math.toIntExact(settings.idleTimeout().toMillis())))
                .invalidRequestHandler(this::refuse)
                .requestHandler(this::route);
        server.listen().<Void>mapEmpty().onComplete(started);
    }

    private HttpProxy proxy(HttpClient client, int port) {
        // Nothing here speaks WebSocket, and an answer to who offers to would lose its headers and its body on the way.
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(new Upstream(vertx, client, port, settings))
                .addInterceptor(new Exchange(settings.maximumBodySize()));
    }

    int port() {
        return server.actualPort();
    }

    private void route(HttpServerRequest request) {
        if (ending.contains(request.connection())) {
            return;
        }
        if (!RequestHead.isUnambiguous(request)) {
            refuse(request);
            return;
        }
        if (request.method() == HttpMethod.GET && EdgeSettings.PUBLISHED_KEYS.equals(request.uri())) {
            publishKeys(request);
            return;
        }
        if (!open.getAsBoolean()) {
            Problem.STARTING.answer(request, RequestId.of(request));
            return;
        }
        Optional<RequestPath> path = RequestPath.of(request.uri());
        HttpProxy proxy = path.flatMap(routes::serviceOf)
                .map(proxies::get)
                .or(() -> pages.stream()
                        .filter(_ -> NotFoundPage.isFor(request) && routes.mayShowPageInsteadOf(path))
                        .findFirst())
                .orElse(null);
        if (proxy == null) {
            Problem.UNKNOWN_PATH.answer(request, RequestId.of(request));
        } else if (announcedLength(request) > settings.maximumBodySize()) {
            Problem.BODY_TOO_LARGE.answer(request, RequestId.of(request));
        } else {
            proxy.handle(request);
        }
    }

    /** Read anew each time, since a new key may be made while the suite runs. */
    private void publishKeys(HttpServerRequest request) {
        vertx.fileSystem()
                .readFile(settings.publishedKeys().toString())
                .onSuccess(keys -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/jwk-set+json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=60")
                        .putHeader(RequestId.HEADER, RequestId.of(request))
                        .end(keys))
                .onFailure(missing -> Problem.UNKNOWN_PATH.answer(request, RequestId.of(request)));
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // The decoder has refused anything but digits already; a number beyond long is beyond every limit.
        return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length.strip());
    }

    private void refuse(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        if (!ending.add(connection)) {
            return;
        }
        connection.closeHandler(_ -> ending.remove(connection));
        Problem problem =
                switch (request.decoderResult().cause()) {
                    case TooLongHttpLineException line -> Problem.URI_TOO_LONG;
                    case TooLongHttpHeaderException header -> Problem.HEADERS_TOO_LARGE;
                    case null, default -> Problem.BAD_REQUEST;
                };
        problem.answer(request, RequestId.of(request)).onComplete(answered -> connection.close());
    }
}
