package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.cargo.CargoMessage;
import io.github.ferrule.plugin.cargo.CargoMessage.Artifact;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Sorts what a cargo process writes: messages to be kept, text to be shown. Called from two threads. */
final class CargoOutput {

    private final Consumer<String> shown;
    private final List<Artifact> artifacts = new CopyOnWriteArrayList<>();

    CargoOutput(Consumer<String> shown) {
        this.shown = shown;
    }

    void standardOutput(String line) {
        if (line.startsWith("{")) {
            CargoMessage.parse(line).ifPresent(message -> artifacts.add((Artifact) message));
        } else {
            shown.accept(line);
        }
    }

    void standardError(String line) {
        shown.accept(line);
    }

    List<Artifact> artifacts() {
        return artifacts;
    }
}
