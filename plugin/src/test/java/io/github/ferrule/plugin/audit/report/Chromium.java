package io.github.ferrule.plugin.audit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
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
import java.util.concurrent.TimeUnit;

/** A headless Chromium with one page, which obeys the DevTools protocol. */
final class Chromium implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final String READY = "DevTools listening on ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private String session = "";
    private int last;

    private Chromium(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Answers())
                .join();
    }

    /** Starts the program; root has no sandbox. */
    static Chromium start(Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Chromium chromium = new Chromium(process, URI.create(line.substring(READY.length())));
                chromium.attach();
                return chromium;
            }
        }
        throw new IOException("Chromium ended with " + process.waitFor());
    }

    private void attach() throws Exception {
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
    }

    /**
     * Opens a file as on a screen of this width, or on paper.
     *
     * @param scheme {@code light}, {@code dark} or {@code print}
     */
    void open(Path page, int width, String scheme) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                scheme.equals("print")
                        ? Map.of("media", "print")
                        : Map.of(
                                "media",
                                "screen",
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        call("Page.navigate", Map.of("url", page.toUri().toString()));
        evaluate("new Promise(done => document.readyState === 'complete' ? done(1)"
                + " : addEventListener('load', () => done(1)))");
    }

    /** Evaluates an expression, or a promise of one, in the page; the content security policy does not apply to it. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.toString());
        }
        return answer.path("result").path("value");
    }

    /** Takes a picture of the whole page. */
    void picture(Path file) throws Exception {
        JsonNode answer = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = ++last;
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode received = answer.get(60, TimeUnit.SECONDS);
        if (received.has("error")) {
            throw new IOException(method + ": " + received.path("error"));
        }
        return received.path("result");
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /** Assembles the messages of the program. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean complete) {
            text.append(part);
            if (complete) {
                try {
                    JsonNode message = JSON.readTree(text.toString());
                    CompletableFuture<JsonNode> waiting =
                            answers.remove(message.path("id").asInt());
                    if (waiting != null) {
                        waiting.complete(message);
                    }
                } catch (IOException e) {
                    answers.values().forEach(answer -> answer.completeExceptionally(e));
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
