package io.github.ferrule.plugin.surface;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.cargo.CargoPackage;
import io.github.ferrule.plugin.build.cargo.ResolvedCrate;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.support.process.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads the surface of a crate with rustdoc: of the crate itself, and of each dependency that defines an exported function.
 *
 * <p>It reads for the host, which needs no linker and no C compiler for other targets; types that have another width
 * elsewhere, such as {@code usize}, keep their name. rustdoc works in a target folder of its own, so that cargo never
 * recompiles anything because of it.
 *
 * @param rust the toolchain that builds the crate
 * @param plan the build of the crate
 */
public record SurfaceReader(RustToolchain rust, BuildPlan plan) {

    /**
     * Reads the surface.
     *
     * @param wanted the symbols of interest; dependencies are searched for those that the crate does not define
     * @throws UnreadableSurfaceException if rustdoc fails, or writes a format that is not known
     */
    public StoredSurface read(Set<String> wanted) throws IOException, UnreadableSurfaceException {
        Crates crates = new Crates();
        crates.readOwn();
        SortedSet<String> missing = crates.surface().unexplained(wanted);
        if (!missing.isEmpty()) {
            crates.readDependencies(source -> mentions(source, missing));
        }
        return stored(crates, missing, false);
    }

    /**
     * Reads the surface for callers that are not compiled yet: everything that they could declare.
     *
     * @throws UnreadableSurfaceException if rustdoc fails, or writes a format that is not known
     */
    public StoredSurface readForAnyCaller() throws IOException, UnreadableSurfaceException {
        return stored(readEverything(), new TreeSet<>(), true);
    }

    private StoredSurface stored(Crates crates, SortedSet<String> asked, boolean complete) throws IOException {
        return new StoredSurface(
                crates.surface(),
                asked,
                complete,
                PanicScan.unguarded(
                        crates.surface().functions().values(), plan.crate().workspaceRoot(), crates.folders),
                rust.panicAborts(
                        plan.crate().cargoPackage().id(),
                        plan.host().triple(),
                        options().arguments()));
    }

    /**
     * Reads the functions that the crate itself defines.
     *
     * @throws UnreadableSurfaceException if rustdoc fails, or writes a format that is not known
     */
    public Surface readOwn() throws IOException, UnreadableSurfaceException {
        Crates crates = new Crates();
        crates.readOwn();
        return crates.surface();
    }

    /**
     * Reads all functions that the crate and its dependencies define. Some of them may not be in the library: a linker drops
     * what a dependency exports and nothing uses.
     *
     * @throws UnreadableSurfaceException if rustdoc fails, or writes a format that is not known
     */
    public Surface readAll() throws IOException, UnreadableSurfaceException {
        return readEverything().surface();
    }

    private Crates readEverything() throws IOException, UnreadableSurfaceException {
        Crates crates = new Crates();
        crates.readOwn();
        crates.readDependencies(source -> true);
        return crates;
    }

    /** The crates of one library that define exported functions, and those that define the types of these. */
    private final class Crates {

        private final RustdocReader reader = new RustdocReader(this::jsonOf);
        private final List<Path> folders = new ArrayList<>();
        private Optional<List<ResolvedCrate>> dependencies = Optional.empty();

        Surface surface() {
            return reader.surface();
        }

        void readOwn() throws IOException, UnreadableSurfaceException {
            CargoPackage crate = plan.crate().cargoPackage();
            folders.add(crate.manifest().getParent());
            reader.add(
                    json(crate.id(), plan.crate().library(), folder(), options().metadataArguments()));
        }

        void readDependencies(Predicate<String> source) throws IOException, UnreadableSurfaceException {
            for (ResolvedCrate dependency : dependencies()) {
                if (defines(dependency.folder(), source)) {
                    reader.add(json(dependency));
                    folders.add(dependency.folder());
                }
            }
        }

        /** Returns the documentation of the dependency that is known by this name in source code. */
        private Optional<String> jsonOf(String library) throws IOException {
            List<ResolvedCrate> named = dependencies().stream()
                    .filter(dependency -> dependency.library().equals(library))
                    .toList();
            if (named.size() != 1) {
                return Optional.empty();
            }
            try {
                return Optional.of(json(named.get(0)));
            } catch (UnreadableSurfaceException e) {
                return Optional.empty(); // a crate that gives types only: what uses them is not compared
            }
        }

        private List<ResolvedCrate> dependencies() throws IOException {
            if (dependencies.isEmpty()) {
                String root = plan.crate().cargoPackage().id();
                dependencies = Optional.of(rust.dependencies(
                                List.of(plan.host().triple()), options().metadataArguments())
                        .tree(root)
                        .linked()
                        .filter(crate -> !crate.id().equals(root))
                        .toList());
            }
            return dependencies.get();
        }

        private String json(ResolvedCrate dependency) throws IOException, UnreadableSurfaceException {
            // two libraries of one name would overwrite each other's documentation
            boolean unique = !dependency.library().equals(plan.crate().library())
                    && dependencies().stream()
                                    .filter(it -> it.library().equals(dependency.library()))
                                    .count()
                            == 1;
            Path folder = unique ? folder() : folder().resolve(dependency.name() + "-" + dependency.version());
            return json(dependency.id(), dependency.library(), folder, options().networkArguments());
        }

        private String json(String packageId, String library, Path folder, List<String> arguments)
                throws IOException, UnreadableSurfaceException {
            TargetTriple host = plan.host().triple();
            CommandResult result = rust.rustdocJson(packageId, host, folder, arguments);
            if (!result.succeeded()) {
                throw new UnreadableSurfaceException("rustdoc failed on " + library + ": " + firstError(result));
            }
            Path json = folder.resolve(host.text()).resolve("doc").resolve(library + ".json");
            if (!Files.isRegularFile(json)) {
                throw new UnreadableSurfaceException("rustdoc wrote no " + json.getFileName());
            }
            return Files.readString(json);
        }
    }

    private CargoOptions options() {
        return plan.steps().get(0).group().options();
    }

    private Path folder() {
        return plan.crate().targetDirectory().resolve("ferrule-surface");
    }

    private static String firstError(CommandResult result) {
        return result.error()
                .lines()
                .filter(line -> line.startsWith("error"))
                .findFirst()
                .orElse("exit code " + result.exitCode());
    }

    /** Returns true if the sources of a crate have an export attribute and pass the test; a macro may be in another file. */
    private static boolean defines(Path folder, Predicate<String> source) throws IOException {
        boolean exports = false;
        boolean named = false;
        for (Path file : RustSource.files(folder)) {
            String text = RustSource.read(file);
            exports |= text.contains("no_mangle") || text.contains("export_name");
            named |= source.test(text);
        }
        return exports && named;
    }

    private static boolean mentions(String text, Set<String> names) {
        Set<String> words = new TreeSet<>(List.of(text.split("\\W+")));
        return names.stream().anyMatch(words::contains);
    }
}
