package io.github.ferrule.plugin.build.cargo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.support.text.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Follows what packages need on one platform.
 *
 * @param packages cargo's packages, by id
 * @param nodes cargo's edges, by the id of the package that they leave
 * @param workspaceRoot the folder of the workspace
 * @param members the ids of its packages
 * @param platform tells if the condition of a dependency holds
 */
record DependencyWalk(
        Map<String, JsonNode> packages,
        Map<String, JsonNode> nodes,
        Path workspaceRoot,
        Set<String> members,
        Predicate<String> platform) {

    /** The path of cargo's repository checkouts, relative to its home: {@code <name>-<hash>/<revision>}. */
    private static final Path CHECKOUTS = Path.of("git", "checkouts");

    DependencyTree tree(String rootId) {
        Set<String> linked = reachable(
                rootId,
                edge -> isKind(edge, "") && !isProcMacro(edge.required("pkg").asText()));
        Set<String> all = reachable(rootId, edge -> isKind(edge, "") || isKind(edge, "build"));
        List<ResolvedCrate> crates = all.stream()
                .map(id -> crate(id, linked.contains(id), all))
                .sorted(Comparator.comparing(ResolvedCrate::name)
                        .thenComparing(ResolvedCrate::version)
                        .thenComparing(ResolvedCrate::id))
                .toList();
        return new DependencyTree(crate(rootId, true, all), crates);
    }

    private Set<String> reachable(String rootId, Predicate<JsonNode> follow) {
        Set<String> seen = new HashSet<>(Set.of(rootId));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            stream(known(nodes, open.pop()).required("deps"))
                    .filter(follow)
                    .map(edge -> edge.required("pkg").asText())
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }

    private ResolvedCrate crate(String id, boolean linked, Set<String> all) {
        JsonNode node = known(packages, id);
        Path folder = Path.of(node.required("manifest_path").asText()).getParent();
        return new ResolvedCrate(
                id,
                node.required("name").asText(),
                library(node),
                node.required("version").asText(),
                text(node, "license").map(Printable::of),
                text(node, "license_file").flatMap(file -> resolve(folder, file)),
                folder,
                sourceRoot(node, folder),
                node.path("source").isNull(),
                linked,
                stream(known(nodes, id).required("deps"))
                        .filter(edge -> isKind(edge, "") || isKind(edge, "build"))
                        .map(edge -> edge.required("pkg").asText())
                        .filter(all::contains)
                        .sorted()
                        .toList());
    }

    private static JsonNode known(Map<String, JsonNode> entries, String id) {
        JsonNode entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("cargo metadata does not list " + id);
        }
        return entry;
    }

    /** A manifest may name the library otherwise than the package; a package without one has programs only. */
    private static String library(JsonNode node) {
        return stream(node.path("targets"))
                .filter(target -> stream(target.path("kind"))
                        .anyMatch(kind ->
                                kind.asText().endsWith("lib") || kind.asText().equals("proc-macro")))
                .map(target -> target.path("name").asText())
                .findFirst()
                .orElse(node.required("name").asText())
                .replace('-', '_');
    }

    private Path sourceRoot(JsonNode node, Path folder) {
        if (node.path("source").asText().startsWith("git+")) {
            return Stream.iterate(folder, Objects::nonNull, Path::getParent)
                    .filter(DependencyWalk::isCheckout)
                    .findFirst()
                    .orElse(folder);
        }
        boolean isMember = members.contains(node.required("id").asText()) && folder.startsWith(workspaceRoot);
        return isMember ? workspaceRoot : folder;
    }

    private static boolean isCheckout(Path folder) {
        Path repository = folder.getParent();
        return repository != null
                && repository.getParent() != null
                && repository.getParent().endsWith(CHECKOUTS);
    }

    /** The file that a manifest names, if that is the name of a file at all. */
    private static Optional<Path> resolve(Path folder, String file) {
        try {
            return Optional.of(folder.resolve(file)).filter(path -> path.getFileName() != null);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean isProcMacro(String id) {
        return stream(known(packages, id).required("targets"))
                .flatMap(target -> stream(target.required("kind")))
                .anyMatch(kind -> kind.asText().equals("proc-macro"));
    }

    /** Returns true if the edge is of a kind and applies to the platform. */
    private boolean isKind(JsonNode edge, String kind) {
        return stream(edge.required("dep_kinds"))
                .filter(it -> it.path("kind").asText("").replace("null", "").equals(kind))
                .anyMatch(it -> !it.path("target").isTextual()
                        || platform.test(it.path("target").asText()));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank());
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
