package io.mercato.localstack.testing;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** A child program for tests: serves 200 on {@code QUARKUS_HTTP_PORT}, or misbehaves as {@code TINY_SERVICE} says. */
public final class TinyService {

    private TinyService() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (System.getenv().getOrDefault("TINY_SERVICE", "serve")) {
            case "die" -> {
                System.out.println("cannot go on");
                System.exit(7);
            }
            case "never-ready" -> new CountDownLatch(1).await();
            case "refuse-to-stop" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(TinyService::waitForEver));
                serve();
            }
            default -> serve();
        }
    }

    private static void serve() throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
