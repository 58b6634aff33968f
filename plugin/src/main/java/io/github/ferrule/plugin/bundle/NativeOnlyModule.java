package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.toolchain.WorkspaceRoot;
import io.github.ferrule.plugin.support.text.Template;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A module with a crate and without classes. Maven Central requires jars with sources and documentation of it too, which the
 * plugins for Java do not make.
 *
 * @param coordinates the module
 * @param crate the folder of the crate
 * @param libraries its libraries
 */
public record NativeOnlyModule(Coordinates coordinates, Path crate, List<BundledLibrary> libraries) {

    /** The files that a crate is compiled from; others, such as keys, may not be meant for publication. */
    private static final String SOURCE =
            ".*\\.(rs|c|h|cc|cpp|hpp|S|s|asm)|Cargo\\.(toml|lock)|rust-toolchain(\\.toml)?|(?i)(readme|license|notice).*";

    /** Returns the sources of the crate, with those of its workspace. */
    public List<JarContent> sources() throws IOException {
        Path root = WorkspaceRoot.of(crate);
        List<JarContent> sources = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean isOther = !folder.equals(root) && (name.equals("target") || name.startsWith("."));
                return isOther ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && file.getFileName().toString().matches(SOURCE)) {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    sources.add(new JarContent.File(path, file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        sources.sort(Comparator.comparing(JarContent::path));
        return sources;
    }

    /** Returns a page that lists the libraries and their functions. */
    public List<JarContent> documentation() {
        SortedSet<String> exports = new TreeSet<>();
        libraries.forEach(library -> library.content().binary().ifPresent(binary -> exports.addAll(binary.exports())));
        String page = Template.html(NativeOnlyModule.class, "native-only.html")
                .fill(Map.of(
                        "artifact", coordinates.groupId() + ":" + coordinates.artifactId(),
                        "version", coordinates.version(),
                        "bundleId", coordinates.bundleId(),
                        "exports", List.copyOf(exports),
                        "libraries",
                                libraries.stream()
                                        .map(library -> Map.of(
                                                "name", library.built().library(),
                                                "target",
                                                        library.built().target().toString()))
                                        .toList()));
        return List.of(new JarContent.Document("index.html", page));
    }
}
