package io.github.ferrule.plugin.build.cargo;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The conditions that rustc sets for a target.
 *
 * @param target the target
 * @param conditions lines such as {@code unix} and {@code target_os="linux"}
 */
public record TargetCfg(TargetTriple target, Set<String> conditions) {

    public TargetCfg {
        conditions = Set.copyOf(conditions);
    }

    /** Reads the output of {@code rustc --print cfg}. */
    public static TargetCfg parse(TargetTriple target, String output) {
        return new TargetCfg(target, output.lines().map(String::strip).collect(Collectors.toSet()));
    }

    /** Returns true if a condition without a value is set. */
    boolean has(String name) {
        return conditions.contains(name);
    }

    /** Returns true if a condition has a value; it may have several. */
    boolean has(String name, String value) {
        return conditions.contains(name + "=\"" + value + "\"");
    }
}
