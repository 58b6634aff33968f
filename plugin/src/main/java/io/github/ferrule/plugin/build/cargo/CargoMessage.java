package io.github.ferrule.plugin.build.cargo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.support.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A line that cargo prints with {@code --message-format=json-render-diagnostics}. */
public sealed interface CargoMessage {

    /**
     * Cargo has compiled something, or found it up to date.
     *
     * @param packageId cargo's identifier of the package
     * @param manifest the manifest of the package
     * @param crateTypes the declared types of the target
     * @param files every file that it consists of
     * @param fresh true if cargo found it up to date, and compiled nothing
     */
    record Artifact(String packageId, Path manifest, List<String> crateTypes, List<Path> files, boolean fresh)
            implements CargoMessage {

        public boolean isCdylib() {
            return crateTypes.contains("cdylib");
        }
    }

    /** Parses a line; empty for messages of other kinds, and for the output of wrappers and build scripts. */
    static Optional<CargoMessage> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode node = JsonText.parse(line);
            return node.path("reason").asText().equals("compiler-artifact")
                    ? Optional.of(artifact(node))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional
                    .empty(); // "only parse lines starting with {": cargo's guide for external tools promises no more
        }
    }

    private static Artifact artifact(JsonNode node) {
        return new Artifact(
                node.required("package_id").asText(),
                Path.of(node.required("manifest_path").asText()),
                texts(node.required("target").required("crate_types")).toList(),
                texts(node.required("filenames")).map(Path::of).toList(),
                node.path("fresh").asBoolean());
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
