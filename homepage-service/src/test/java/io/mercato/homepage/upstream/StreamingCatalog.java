package io.mercato.homepage.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A catalog-service whose answers come bit by bit and are nowhere as a whole; what is wrong with it are its offers. */
public final class StreamingCatalog implements AutoCloseable {
    private static final int MEBIBYTE = 1024 * 1024;

    /** In bytes: what systems may keep of what one side has sent and the other has not read. */
    public static final int IN_SOCKETS = 12 * MEBIBYTE;

    private static final String OFFERS = "/api/v1/offers";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final HttpServer server;

    /** How the body of an answer comes. */
    @FunctionalInterface
    private interface Body {
        /** Writes until it is done, or until nobody reads. */
        void to(OutputStream out) throws IOException;
    }

    private StreamingCatalog(int statusOfFlashSales, Body offers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, 200, out -> out.write(text("{\"items\":[{}]}"))));
        server.createContext(OFFERS, exchange -> {
            boolean flashSales = exchange.getRequestURI().getQuery().contains("flashSale");
            answer(exchange, flashSales ? statusOfFlashSales : 200, offers);
        });
        server.start();
    }

    /** Its offers are a list of this many mebibytes and some bytes more. */
    public static StreamingCatalog withMebibytesOfOffers(int mebibytes) {
        byte[] some = new byte[64 * 1024];
        Arrays.fill(some, (byte) 'x');
        return new StreamingCatalog(200, out -> {
            out.write(text("{\"items\":[\""));
            for (int left = mebibytes * MEBIBYTE; left > 0; left -= some.length) {
                out.write(some);
            }
            out.write(text("\"]}"));
        });
    }

    /** Its offers never come to an end, nor does its error for flash sales: a byte now and then, for as long as somebody reads. */
    public static StreamingCatalog withEndlessOffers() {
        return new StreamingCatalog(500, out -> {
            while (!Thread.interrupted()) {
                out.write(' ');
                out.flush();
                LockSupport.parkNanos(20_000_000);
            }
        });
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many bytes of offers it got rid of. */
    public long sent() {
        return sent.get();
    }

    /** How many answers were not read to their end. */
    public int cutOff() {
        return cutOff.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, int status, Body body) throws IOException {
        boolean counts = exchange.getRequestURI().getPath().equals(OFFERS);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(status, 0);
            OutputStream out = exchange.getResponseBody();
            body.to(counts ? new Counting(out, sent) : out);
            out.close();
        } catch (IOException e) {
            cutOff.incrementAndGet();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Counts what has gone to the socket. */
    private static final class Counting extends OutputStream {
        private final OutputStream out;
        private final AtomicLong count;

        Counting(OutputStream out, AtomicLong count) {
            this.out = out;
            this.count = count;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count.addAndGet(length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
