package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.CommandResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a compiler about itself. */
public final class Rustc {

    private final RustTools tools;

    Rustc(RustTools tools) {
        this.tools = tools;
    }

    /** Its version, host and folder. */
    public RustCompiler compiler() {
        return version().in(sysroot());
    }

    /** Its version and host; where rustup has to install it, this is when it does. */
    public RustVersion version() {
        String text = tools.ask("rustc", "-vV");
        return new RustVersion(field(text, "release: "), TargetTriple.parse(field(text, "host: ")));
    }

    /** Its folder. */
    public Path sysroot() {
        return Path.of(tools.ask("rustc", "--print", "sysroot").trim());
    }

    /** The oldest macOS that it builds a target for by default. */
    public Optional<String> deploymentTarget(TargetTriple target) {
        // rustc answers with the variable's value where it is set, and before 1.71 in other words
        CommandResult result =
                tools.run(tools.command("rustc", "--print", "deployment-target", "--target", target.text())
                        .withEnvironment(Map.of("MACOSX_DEPLOYMENT_TARGET", Optional.empty())));
        String text = result.output().trim();
        return result.succeeded() ? Optional.of(text.substring(text.indexOf('=') + 1)) : Optional.empty();
    }

    /** The triples that it knows. */
    public List<String> knownTargets() {
        return tools.ask("rustc", "--print", "target-list").lines().toList();
    }

    private static String field(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).trim())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("rustc -vV has no line '" + name + "'"));
    }
}
