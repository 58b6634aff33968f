package io.github.ferrule.plugin.build.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Finds the workspace of a crate, whose {@code Cargo.lock} is the one that cargo reads. Machines that only pack libraries have
 * no cargo to ask, so this follows cargo's rule: {@code package.workspace}, or the nearest manifest with {@code [workspace]}
 * that does not exclude the crate.
 */
public final class WorkspaceRoot {

    private static final String MANIFEST = "Cargo.toml";

    private WorkspaceRoot() {}

    /** Returns the folder of the workspace; that of the crate if it is not in one. */
    public static Path of(Path crate) throws IOException {
        Path folder = crate.toAbsolutePath().normalize();
        Optional<TomlTable> manifest = read(folder);
        if (manifest.filter(it -> it.isTable("workspace")).isPresent()) {
            return folder;
        }
        Optional<String> named = manifest.map(it -> it.getTable("package"))
                .filter(it -> it.isString("workspace"))
                .map(it -> it.getString("workspace"));
        if (named.isPresent()) {
            return folder.resolve(named.get()).normalize();
        }
        for (Path above = folder.getParent(); above != null; above = above.getParent()) {
            Path root = above;
            Optional<TomlTable> workspace =
                    read(above).filter(it -> it.isTable("workspace")).map(it -> it.getTable("workspace"));
            if (workspace.filter(it -> !excludes(it, root, folder)).isPresent()) {
                return above;
            }
        }
        return folder;
    }

    /** An excluded folder that is also listed as a member is a member. */
    private static boolean excludes(TomlTable workspace, Path root, Path crate) {
        return lists(workspace, "exclude", root, crate) && !lists(workspace, "members", root, crate);
    }

    private static boolean lists(TomlTable workspace, String key, Path root, Path crate) {
        TomlArray paths = workspace.isArray(key) ? workspace.getArray(key) : null;
        for (int i = 0; paths != null && i < paths.size(); i++) {
            if (paths.get(i) instanceof String path
                    && crate.startsWith(root.resolve(path).normalize())) {
                return true;
            }
        }
        return false;
    }

    /** A manifest that is not TOML has no workspace; cargo reports it. */
    private static Optional<TomlTable> read(Path folder) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        TomlParseResult result = Toml.parse(manifest);
        return result.hasErrors() ? Optional.empty() : Optional.of(result);
    }
}
