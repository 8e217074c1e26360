package io.mercato.platform.testing.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A page in a browser, as a test drives and looks at it. For one thread. */
public final class Tab implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 20;

    private final ObjectMapper json;
    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    Tab(HttpClient http, ObjectMapper json, URI address) {
        this.json = json;
        this.socket = await(http.newWebSocketBuilder().buildAsync(address, new Messages()));
    }

    /** Goes to an address and waits until its page has loaded. */
    public void open(String address) {
        loaded = new CompletableFuture<>();
        JsonNode answer = command("Page.navigate", Map.of("url", address));
        if (answer.has("errorText")) {
            throw new IllegalStateException(
                    address + ": " + answer.path("errorText").asText());
        }
        await(loaded);
    }

    /** What is done by it leads to another page: does it and waits until that has loaded. */
    public void follow(Runnable action) {
        loaded = new CompletableFuture<>();
        action.run();
        await(loaded);
    }

    /** A screen so wide and high in CSS pixels; a phone's has touch and a mobile viewport. */
    public void size(int width, int height, boolean phone) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
        command("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    }

    /** A preference of the person, such as {@code prefers-color-scheme} and {@code dark}. */
    public void prefers(String feature, String value) {
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** As for somebody whose browser runs no scripts. */
    public void withoutScripts() {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** The value of a JavaScript expression, which may be a promise. */
    public JsonNode evaluate(String expression) {
        JsonNode answer = command(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(
                    expression + ": " + answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Clicks on what a CSS selector finds first, where it is on the screen. */
    public void click(String selector) {
        JsonNode place = evaluate("""
                (() => { const e = document.querySelector(%s); e.scrollIntoView({block: 'center', behavior: 'instant'});
                  const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()""".formatted(quoted(selector)));
        for (String type : List.of("mousePressed", "mouseReleased")) {
            command(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            place.get(0).asDouble(),
                            "y",
                            place.get(1).asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** Puts text where the focus is. */
    public void type(String text) {
        command("Input.insertText", Map.of("text", text));
    }

    /** Presses a key, such as {@code ArrowDown}. */
    public void press(String key) {
        Map<String, Integer> codes = Map.of("ArrowDown", 40, "ArrowUp", 38, "Enter", 13, "Escape", 27, "Tab", 9);
        for (String type : List.of("rawKeyDown", "char", "keyUp")) {
            if (!type.equals("char") || key.equals("Enter")) {
                command(
                        "Input.dispatchKeyEvent",
                        Map.of(
                                "type", type,
                                "key", key,
                                "code", key,
                                "text", key.equals("Enter") && type.equals("char") ? "\r" : "",
                                "windowsVirtualKeyCode", codes.get(key)));
            }
        }
    }

    /** What the console of the page says of errors, scripts that failed and what its policies have blocked. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Writes what the page looks like, all of it, as PNG. */
    public void picture(Path file) {
        JsonNode answer = command("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        try {
            Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command of the DevTools protocol, with its answer. */
    public JsonNode command(String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            socket.sendText(json.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode message = await(answer);
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.path("error"));
        }
        return message.path("result");
    }

    @Override
    public void close() {
        command("Page.close", Map.of());
        socket.abort();
    }

    private String quoted(String text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void received(JsonNode message) {
        if (message.has("id")) {
            waiting.remove(message.path("id").asInt()).complete(message);
            return;
        }
        JsonNode event = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" ->
                complaints.add(event.path("exceptionDetails").toString());
            case "Log.entryAdded" -> {
                if (event.path("entry").path("level").asText().equals("error")) {
                    complaints.add(event.path("entry").path("text").asText() + " "
                            + event.path("entry").path("url").asText());
                }
            }
            case "Runtime.consoleAPICalled" -> {
                if (event.path("type").asText().equals("error")) {
                    complaints.add(event.path("args").toString());
                }
            }
            default -> {
                // Nothing that a test asks for.
            }
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("The browser does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    received(json.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    text.setLength(0);
                }
            }
            webSocket.request(1);
            return null;
        }
    }
}
