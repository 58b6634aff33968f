package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildStep;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.ExpectedLibrary;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.cargo.DependencyGraph;
import io.github.ferrule.plugin.build.cargo.DependencyTree;
import io.github.ferrule.plugin.build.cargo.PlatformCondition;
import io.github.ferrule.plugin.build.cargo.ResolvedCrate;
import io.github.ferrule.plugin.build.cargo.TargetCfg;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.build.toolchain.TargetCfgReader;
import io.github.ferrule.plugin.bundle.license.LicenseTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The crates that a library is built from.
 *
 * @param tree the crates
 * @param sha256 a hash of all that an inventory says about them: equal hashes give equal inventories
 */
record LibraryCrates(DependencyTree tree, String sha256) {

    /** Looks at the crates' folders. */
    static LibraryCrates of(DependencyTree tree) {
        StringBuilder facts = new StringBuilder();
        try {
            for (ResolvedCrate crate : tree.crates()) {
                LicenseTexts texts = LicenseTexts.of(crate);
                facts.append(crate).append('\n').append(texts.refused()).append('\n');
                for (Path text : texts.files()) {
                    facts.append(text).append(' ').append(Files.size(text)).append(' ');
                    facts.append(Files.getLastModifiedTime(text)).append('\n');
                }
            }
            // a hash, since identifiers of crates may contain the credentials of a repository
            byte[] bytes = facts.toString().getBytes(StandardCharsets.UTF_8);
            return new LibraryCrates(tree, Fingerprint.of(bytes).sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks cargo for the crates of every target of a plan, by one call for all, and rustc for each target's conditions.
     *
     * @param arguments the options of {@code cargo metadata}
     */
    static Map<TargetTriple, LibraryCrates> find(
            RustToolchain rust, BuildPlan plan, Function<CargoOptions, List<String>> arguments) {
        Map<List<String>, List<TargetTriple>> calls = new LinkedHashMap<>();
        Map<TargetTriple, BuildGroup> groups = new HashMap<>();
        for (BuildStep step : plan.steps()) {
            for (ExpectedLibrary library : step.libraries()) {
                TargetTriple target = library.target().triple();
                calls.computeIfAbsent(arguments.apply(step.group().options()), it -> new ArrayList<>())
                        .add(target);
                groups.put(target, step.group());
            }
        }
        TargetCfgReader reader = new TargetCfgReader(
                rust, plan.host(), plan.crate().targetDirectory().resolve(".ferrule"));
        String packageId = plan.crate().cargoPackage().id();
        Map<TargetTriple, LibraryCrates> found = new HashMap<>();
        calls.forEach((options, targets) -> {
            DependencyGraph graph = rust.dependencies(targets, options);
            for (TargetTriple target : targets) {
                List<TargetCfg> slices = target.slices().stream()
                        .map(slice -> reader.read(slice, groups.get(target).rustflags(slice)))
                        .toList();
                Predicate<String> platform =
                        condition -> slices.stream().anyMatch(cfg -> PlatformCondition.matches(condition, cfg));
                found.put(target, of(graph.tree(packageId, platform)));
            }
        });
        return found;
    }
}
