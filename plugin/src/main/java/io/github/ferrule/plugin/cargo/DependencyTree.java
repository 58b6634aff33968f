package io.github.ferrule.plugin.cargo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What {@code cargo metadata --filter-platform} says a package needs on one target, without what only its tests need.
 *
 * @param root the package itself
 * @param crates all crates, the root too, by name and version
 */
public record DependencyTree(RustCrate root, List<RustCrate> crates) {

    private static final JsonMapper JSON = new JsonMapper();

    public DependencyTree {
        crates = List.copyOf(crates);
    }

    /**
     * Reads cargo's JSON.
     *
     * @param rootId the identifier of the package whose library is meant
     * @throws IllegalArgumentException if it is not that
     */
    public static DependencyTree parse(String json, String rootId) {
        try {
            return new Reader(JSON.readTree(json)).tree(rootId);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cargo metadata printed no JSON", e);
        }
    }

    /** The crates whose code is in the library. */
    public Stream<RustCrate> linked() {
        return crates.stream().filter(RustCrate::linked);
    }

    /** Walks cargo's graph. */
    private static final class Reader {

        private final Map<String, JsonNode> packages;
        private final Map<String, JsonNode> nodes;

        Reader(JsonNode root) {
            Function<JsonNode, String> id = node -> node.required("id").asText();
            packages = stream(root.required("packages")).collect(Collectors.toMap(id, Function.identity()));
            nodes = stream(root.required("resolve").required("nodes"))
                    .collect(Collectors.toMap(id, Function.identity()));
        }

        DependencyTree tree(String rootId) {
            Set<String> linked = reachable(
                    rootId,
                    edge -> isKind(edge, "")
                            && !isProcMacro(edge.required("pkg").asText()));
            Set<String> all = reachable(rootId, edge -> isKind(edge, "") || isKind(edge, "build"));
            List<RustCrate> crates = all.stream()
                    .map(id -> crate(id, linked.contains(id), all))
                    .sorted(Comparator.comparing(RustCrate::name).thenComparing(RustCrate::version))
                    .toList();
            return new DependencyTree(crate(rootId, true, all), crates);
        }

        private Set<String> reachable(String rootId, Predicate<JsonNode> follow) {
            Set<String> seen = new HashSet<>(Set.of(rootId));
            Deque<String> open = new ArrayDeque<>(seen);
            while (!open.isEmpty()) {
                stream(nodes.get(open.pop()).required("deps"))
                        .filter(follow)
                        .map(edge -> edge.required("pkg").asText())
                        .filter(seen::add)
                        .forEach(open::push);
            }
            return seen;
        }

        private RustCrate crate(String id, boolean linked, Set<String> all) {
            JsonNode node = packages.get(id);
            Path folder = Path.of(node.required("manifest_path").asText()).getParent();
            return new RustCrate(
                    id,
                    node.required("name").asText(),
                    node.required("version").asText(),
                    text(node, "license"),
                    text(node, "license_file").map(folder::resolve),
                    folder,
                    node.path("source").isNull(),
                    linked,
                    stream(nodes.get(id).required("deps"))
                            .map(edge -> edge.required("pkg").asText())
                            .filter(all::contains)
                            .sorted()
                            .toList());
        }

        private boolean isProcMacro(String id) {
            return stream(packages.get(id).required("targets"))
                    .flatMap(target -> stream(target.required("kind")))
                    .anyMatch(kind -> kind.asText().equals("proc-macro"));
        }

        private static boolean isKind(JsonNode edge, String kind) {
            return stream(edge.required("dep_kinds"))
                    .anyMatch(
                            it -> it.path("kind").asText("").replace("null", "").equals(kind));
        }

        private static Optional<String> text(JsonNode node, String field) {
            return Optional.ofNullable(node.get(field))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .filter(value -> !value.isBlank());
        }

        private static Stream<JsonNode> stream(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }
    }
}
