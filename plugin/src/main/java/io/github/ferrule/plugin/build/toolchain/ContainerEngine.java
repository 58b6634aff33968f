package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.explain.Explainer;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program that runs the containers of cross.
 *
 * @param environment the environment variables, one of which may name it
 * @param finder looks for it
 * @param runner asks it
 */
public record ContainerEngine(Map<String, String> environment, ExecutableFinder finder, CommandRunner runner) {

    /** Returns its name or path, chosen as cross chooses; {@code docker} if there is none. */
    public String program() {
        return Optional.ofNullable(environment.get("CROSS_CONTAINER_ENGINE"))
                .or(() -> Stream.of("docker", "podman")
                        .filter(name -> finder.find(name).isPresent())
                        .findFirst())
                .orElse("docker");
    }

    /**
     * Returns the reason that it cannot run containers, if that is certain. Otherwise, let cross try: it may know better.
     *
     * @param targets the targets that need it, for the message
     * @param directory the folder in which cross would run
     */
    public Optional<Problem> unusable(String targets, Path directory) {
        return Explainer.ofContainers(targets, complaint(directory));
    }

    private String complaint(Path directory) {
        return finder.find(program(), directory).isPresent()
                ? runner.run(Command.of(directory, program(), "version")).error()
                : "no container engine found"; // as cross puts it
    }
}
