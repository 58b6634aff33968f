package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.toolchain.WorkspaceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Finds the folders of this machine that a crate is compiled from: its own, that of its workspace, those of path dependencies,
 * and vendored sources. Machines that only pack libraries have no cargo to ask.
 */
final class LocalCrates {

    private static final String MANIFEST = "Cargo.toml";
    private static final List<String> SETTINGS = List.of(".cargo/config.toml", ".cargo/config");
    private static final int LIMIT = 1000;

    private final Set<Path> folders = new LinkedHashSet<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private LocalCrates() {}

    /** Returns the real paths of the folders, beginning with that of the crate; nothing if there are too many to compare. */
    static Optional<List<Path>> folders(Path crate) throws IOException {
        LocalCrates crates = new LocalCrates();
        crates.add(crate);
        crates.add(WorkspaceRoot.of(crate));
        for (Path above = crate.toRealPath(); above != null; above = above.getParent()) {
            for (String settings : SETTINGS) {
                crates.read(above, above.resolve(settings));
            }
        }
        while (!crates.open.isEmpty()) {
            Path folder = crates.open.pop();
            crates.read(folder, folder.resolve(MANIFEST));
        }
        return crates.folders.size() > LIMIT ? Optional.empty() : Optional.of(List.copyOf(crates.folders));
    }

    private void add(Path folder) throws IOException {
        if (Files.isDirectory(folder) && folders.size() <= LIMIT) {
            Path real = folder.toRealPath();
            if (folders.add(real)) {
                open.add(real);
            }
        }
    }

    /** A file that is not TOML names no folder; cargo reports it. */
    private void read(Path base, Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            TomlParseResult toml = Toml.parse(file);
            if (!toml.hasErrors()) {
                read(base, toml);
            }
        }
    }

    /** {@code path} also names files of targets, such as {@code src/lib.rs}. */
    private void read(Path base, TomlTable table) throws IOException {
        for (String key : table.keySet()) {
            Object value = table.get(List.of(key));
            if (value instanceof TomlTable inner) {
                read(base, inner);
            } else if (value instanceof String path && (key.equals("path") || key.equals("directory"))) {
                resolve(base, path);
            } else if (value instanceof TomlArray paths && key.equals("paths")) {
                for (Object path : paths.toList()) {
                    resolve(base, path.toString());
                }
            }
        }
    }

    private void resolve(Path base, String path) throws IOException {
        try {
            add(base.resolve(path));
        } catch (InvalidPathException e) {
            // cargo reports it
        }
    }
}
