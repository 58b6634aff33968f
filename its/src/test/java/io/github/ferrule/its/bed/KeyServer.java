package io.github.ferrule.its.bed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of this machine that takes public keys from {@code gpg --send-keys}. */
public final class KeyServer implements AutoCloseable {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private KeyServer(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port. */
    public static KeyServer start() throws IOException {
        KeyServer keys =
                new KeyServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        keys.server.createContext("/pks/add", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            keys.received.add(URLDecoder.decode(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        keys.server.start();
        return keys;
    }

    /** Returns its address, as {@code gpg --keyserver} takes it. */
    public String address() {
        return "hkp://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns what gpg has sent. */
    public List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
