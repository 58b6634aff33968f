package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.cargo.CargoMessage;
import io.github.ferrule.plugin.build.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.build.cargo.CargoProgress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Sorts what a cargo process writes: messages to be kept, text to be shown. Called from two threads. */
final class CargoOutput {

    // Errors come last, and a linker's command line may be long.
    private static final int KEPT_LINES = 3000;
    private static final int KEPT_COLUMNS = 2000;

    private final Consumer<String> shown;
    private final List<Artifact> artifacts = new CopyOnWriteArrayList<>();
    private final Deque<String> kept = new ArrayDeque<>();

    CargoOutput(Consumer<String> shown) {
        this.shown = shown;
    }

    void standardOutput(String line) {
        if (line.startsWith("{")) {
            CargoMessage.parse(line).ifPresent(message -> artifacts.add((Artifact) message));
        } else {
            show(line);
        }
    }

    void standardError(String line) {
        show(line);
    }

    /** The last of what was shown. */
    synchronized String text() {
        return String.join("\n", kept);
    }

    List<Artifact> artifacts() {
        return artifacts;
    }

    private synchronized void show(String line) {
        shown.accept(line);
        if (CargoProgress.matches(line)) {
            return;
        }
        kept.addLast(line.length() > KEPT_COLUMNS ? line.substring(0, KEPT_COLUMNS) : line);
        if (kept.size() > KEPT_LINES) {
            kept.removeFirst();
        }
    }
}
