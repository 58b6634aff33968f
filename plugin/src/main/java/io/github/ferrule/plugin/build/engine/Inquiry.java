package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.Backends;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.cargo.CargoMetadata;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.Rust;
import io.github.ferrule.plugin.support.process.Questions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that a plan needs to know of the crate and the machine, asked at once and answered one by one. */
final class Inquiry implements AutoCloseable {

    private final Questions questions = new Questions();
    private final Supplier<CargoMetadata> workspace;
    private final Supplier<Path> sysroot;
    private final Supplier<Backends> backends;
    private final Map<TargetTriple, Supplier<Optional<String>>> oldestMacos;

    Inquiry(ManifestFile manifest, Rust rust, BuildTools tools, List<TargetRequest> targets) {
        workspace = questions.ask(() -> manifest.workspace(rust.cargo()));
        sysroot = questions.ask(() -> rust.rustc().sysroot());
        backends = questions.ask(() -> tools.backends(targets));
        oldestMacos = TargetRequest.triples(targets).stream()
                .distinct()
                .filter(target -> target.os() == OperatingSystem.MACOS)
                .collect(Collectors.toMap(
                        Function.identity(),
                        target -> questions.ask(() -> rust.rustc().deploymentTarget(target))));
    }

    CargoMetadata workspace() {
        return workspace.get();
    }

    /** The compiler's folder. */
    Path sysroot() {
        return sysroot.get();
    }

    Backends backends() {
        return backends.get();
    }

    /** The oldest macOS that the compiler builds for, where it tells. */
    Map<TargetTriple, String> oldestMacos() {
        Map<TargetTriple, String> answers = new TreeMap<>();
        oldestMacos.forEach((target, answer) -> answer.get().ifPresent(version -> answers.put(target, version)));
        return answers;
    }

    @Override
    public void close() {
        questions.close();
    }
}
