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

    /** The crates of one library that define exported functions. */
    private record Crates(Surface surface, List<Path> folders) {}

    /**
     * Reads the surface.
     *
     * @param wanted the symbols of interest; dependencies are searched for those that the crate does not define
     * @throws UnreadableSurfaceException if rustdoc fails, or writes a format that is not known
     */
    public StoredSurface read(Set<String> wanted) throws IOException, UnreadableSurfaceException {
        Crates crates = readCrate();
        SortedSet<String> missing = crates.surface().unexplained(wanted);
        Crates all = missing.isEmpty() ? crates : withDependencies(crates, source -> mentions(source, missing));
        return stored(all, missing, false);
    }

    /**
     * Reads the surface for callers that are not compiled yet: everything that they could declare.
     *
     * @throws UnreadableSurfaceException if rustdoc fails, or writes a format that is not known
     */
    public StoredSurface readForAnyCaller() throws IOException, UnreadableSurfaceException {
        return stored(withDependencies(readCrate(), source -> true), new TreeSet<>(), true);
    }

    private StoredSurface stored(Crates crates, SortedSet<String> asked, boolean complete) throws IOException {
        return new StoredSurface(
                crates.surface(),
                asked,
                complete,
                PanicScan.unguarded(
                        crates.surface().functions().values(), plan.crate().workspaceRoot(), crates.folders()),
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
        return readCrate().surface();
    }

    /**
     * Reads all functions that the crate and its dependencies define. Some of them may not be in the library: a linker drops
     * what a dependency exports and nothing uses.
     *
     * @throws UnreadableSurfaceException if rustdoc fails, or writes a format that is not known
     */
    public Surface readAll() throws IOException, UnreadableSurfaceException {
        return withDependencies(readCrate(), source -> true).surface();
    }

    private Crates readCrate() throws IOException, UnreadableSurfaceException {
        CargoPackage crate = plan.crate().cargoPackage();
        Surface surface =
                read(crate.id(), plan.crate().library(), folder(), options().metadataArguments());
        return new Crates(surface, List.of(crate.manifest().getParent()));
    }

    private Crates withDependencies(Crates crates, Predicate<String> source)
            throws IOException, UnreadableSurfaceException {
        List<String> arguments = options().metadataArguments();
        String root = plan.crate().cargoPackage().id();
        TargetTriple host = plan.host().triple();
        List<ResolvedCrate> dependencies = rust.dependencies(List.of(host), arguments)
                .tree(root)
                .linked()
                .filter(crate -> !crate.id().equals(root))
                .toList();
        List<Surface> surfaces = new ArrayList<>(List.of(crates.surface()));
        List<Path> folders = new ArrayList<>(crates.folders());
        Set<String> libraries = new TreeSet<>(Set.of(plan.crate().library()));
        for (ResolvedCrate dependency : dependencies) {
            if (defines(dependency.folder(), source)) {
                // two libraries of one name would overwrite each other's documentation
                Path folder = libraries.add(dependency.library()) ? folder() : folder().resolve(dependency.name());
                surfaces.add(read(
                        dependency.id(), dependency.library(), folder, options().networkArguments()));
                folders.add(dependency.folder());
            }
        }
        return new Crates(Surface.of(surfaces), folders);
    }

    private CargoOptions options() {
        return plan.steps().get(0).group().options();
    }

    private Path folder() {
        return plan.crate().targetDirectory().resolve("ferrule-surface");
    }

    private Surface read(String packageId, String library, Path folder, List<String> arguments)
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
        return RustdocReader.read(Files.readString(json));
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
