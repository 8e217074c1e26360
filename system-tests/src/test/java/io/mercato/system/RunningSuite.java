package io.mercato.system;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Starts the suite before the first test of all classes and stops it after the last; points REST Assured at the edge. */
final class RunningSuite implements BeforeEachCallback, ParameterResolver, TestWatcher {

    private static final int TIMEOUT_MILLISECONDS = 35_000;

    private record Started(Mercato mercato, FirstPage firstPage) implements AutoCloseable {
        static Started start() {
            Mercato mercato = new Mercato();
            mercato.reset();
            mercato.up();
            return new Started(mercato, FirstPage.of(mercato));
        }

        @Override
        public void close() {
            mercato.run("down");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        RestAssured.config = RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.connection.timeout", TIMEOUT_MILLISECONDS)
                        .setParam("http.socket.timeout", TIMEOUT_MILLISECONDS));
        RestAssured.urlEncodingEnabled = false;
        mercato(context).ensureUp();
        RestAssured.baseURI = mercato(context).edge();
        RestAssured.port = RestAssured.UNDEFINED_PORT;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Mercato.class || type == FirstPage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Mercato.class
                ? mercato(context)
                : started(context).firstPage();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.printf(
                "%s failed; the logs of the suite are in %s%n",
                context.getDisplayName(), mercato(context).logs());
    }

    private static Mercato mercato(ExtensionContext context) {
        return started(context).mercato();
    }

    private static Started started(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent("the running suite", key -> Started.start(), Started.class);
    }
}
