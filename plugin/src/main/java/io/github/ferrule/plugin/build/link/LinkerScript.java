package io.github.ferrule.plugin.build.link;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.List;

/**
 * A script that cargo runs as the linker of a target: it starts {@link ZigLinker}, which starts cargo-zigbuild's.
 *
 * @param file the path of the script, which stays the same, because cargo links again if it changes
 * @param text the script
 * @param target the target
 */
public record LinkerScript(Path file, String text, TargetTriple target) {

    /** Returns cargo's arguments that make it run the script. An option takes precedence over cargo-zigbuild's variable. */
    public List<String> arguments() {
        String path = file.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        return List.of("--config", "target." + target.text() + ".linker=\"" + path + "\"");
    }
}
