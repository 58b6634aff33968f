package io.github.ferrule.plugin.build.cargo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.support.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The dependencies of packages on one or several targets, from {@code cargo metadata --filter-platform}. */
public final class DependencyGraph {

    private final Map<String, JsonNode> packages;
    private final Map<String, JsonNode> nodes;
    private final Path workspaceRoot;
    private final Set<String> members;

    private DependencyGraph(JsonNode root) {
        Function<JsonNode, String> id = node -> node.required("id").asText();
        packages = DependencyWalk.stream(root.required("packages"))
                .collect(Collectors.toMap(id, Function.identity(), (one, other) -> one));
        nodes = DependencyWalk.stream(root.required("resolve").required("nodes"))
                .collect(Collectors.toMap(id, Function.identity(), (one, other) -> one));
        workspaceRoot = Path.of(root.required("workspace_root").asText());
        members = DependencyWalk.stream(root.required("workspace_members"))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /**
     * Reads cargo's JSON.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static DependencyGraph parse(String json) {
        try {
            return new DependencyGraph(JsonText.parse(json));
        } catch (IOException e) {
            throw new IllegalArgumentException("cargo metadata printed no JSON", e);
        }
    }

    /** Returns the dependencies of a package, if cargo was asked for a single target and has left out all others. */
    public DependencyTree tree(String rootId) {
        return tree(rootId, condition -> true);
    }

    /**
     * Returns the dependencies of a package on one of the targets that cargo was asked for.
     *
     * @param platform tells if the condition of a dependency holds there
     */
    public DependencyTree tree(String rootId, Predicate<String> platform) {
        return new DependencyWalk(packages, nodes, workspaceRoot, members, platform).tree(rootId);
    }
}
