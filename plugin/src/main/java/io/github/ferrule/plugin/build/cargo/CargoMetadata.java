package io.github.ferrule.plugin.build.cargo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.support.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The answer of {@code cargo metadata --no-deps --format-version 1}.
 *
 * @param workspaceRoot the folder of the workspace's manifest
 * @param targetDirectory the folder for everything that cargo builds
 * @param packages the members of the workspace
 */
public record CargoMetadata(Path workspaceRoot, Path targetDirectory, List<CargoPackage> packages) {

    /**
     * Reads cargo's JSON.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static CargoMetadata parse(String json) {
        try {
            JsonNode root = JsonText.parse(json);
            return new CargoMetadata(
                    Path.of(root.required("workspace_root").asText()),
                    Path.of(root.required("target_directory").asText()),
                    stream(root.required("packages"))
                            .map(CargoMetadata::packageOf)
                            .toList());
        } catch (IOException e) {
            throw new IllegalArgumentException("cargo metadata printed no JSON", e);
        }
    }

    /** The package that this manifest declares; none if it only declares a workspace. */
    public Optional<CargoPackage> packageOf(Path manifest) {
        return packages.stream().filter(it -> it.manifest().equals(manifest)).findFirst();
    }

    /** The member of this name. */
    public Optional<CargoPackage> packageNamed(String name) {
        return packages.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static CargoPackage packageOf(JsonNode node) {
        return new CargoPackage(
                node.required("id").asText(),
                node.required("name").asText(),
                Path.of(node.required("manifest_path").asText()),
                stream(node.required("targets"))
                        .map(target -> new CargoTarget(
                                target.required("name").asText(),
                                texts(target.required("crate_types")),
                                texts(target.path("required-features"))))
                        .toList(),
                stream(node.path("dependencies"))
                        .filter(dependency -> dependency.path("kind").isNull()) // neither of tests nor of build scripts
                        .map(dependency -> dependency.required("name").asText())
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
