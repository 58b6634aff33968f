package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.backend.CToolchain;
import io.github.ferrule.plugin.build.backend.CrossLinker;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds C compilers for other platforms, by the names that distributions give them. */
public final class CCompilers {

    private final ExecutableFinder finder;
    private final Path root;

    /**
     * Looks in a machine.
     *
     * @param finder finds programs
     * @param root the root of its file system
     */
    public CCompilers(ExecutableFinder finder, Path root) {
        this.finder = finder;
        this.root = root;
    }

    /** The gcc for each of the targets that there is one for. */
    public CrossLinker gcc(Collection<TargetTriple> targets) {
        return new CrossLinker("gcc", found(targets, this::gcc));
    }

    /** Clang for each of the targets whose C library is there, if lld is, too. */
    public CrossLinker clang(Collection<TargetTriple> targets) {
        boolean complete = isThere("clang") && isThere("ld.lld");
        return new CrossLinker("clang", complete ? found(targets, this::clang) : Map.of());
    }

    private static Map<TargetTriple, CToolchain> found(
            Collection<TargetTriple> targets, Function<TargetTriple, Optional<CToolchain>> search) {
        Map<TargetTriple, CToolchain> found = new TreeMap<>();
        targets.forEach(target -> search.apply(target).ifPresent(it -> found.put(target, it)));
        return found;
    }

    private Optional<CToolchain> gcc(TargetTriple target) {
        return Stream.of(GnuNames.prefix(target), target.text())
                .filter(prefix -> isThere(prefix + "-gcc"))
                .findFirst()
                .map(prefix -> new CToolchain(
                        prefix + "-gcc",
                        Optional.of(prefix + "-g++").filter(this::isThere),
                        Optional.of(prefix + "-ar").filter(this::isThere),
                        Optional.empty(),
                        List.of(),
                        pkgConfigPath(target)));
    }

    private Optional<CToolchain> clang(TargetTriple target) {
        String prefix = GnuNames.prefix(target);
        boolean hasLibc = target.os() == OperatingSystem.LINUX
                && Stream.of("usr/" + prefix + "/lib/libc.so", "usr/lib/" + GnuNames.multiarch(target) + "/libc.so")
                        .anyMatch(file -> Files.exists(root.resolve(file)));
        return hasLibc
                ? Optional.of(new CToolchain(
                        "clang",
                        Optional.of("clang++").filter(this::isThere),
                        Optional.of("llvm-ar").filter(this::isThere),
                        Optional.of("--target=" + prefix),
                        List.of("-C", "link-arg=--target=" + prefix, "-C", "link-arg=-fuse-ld=lld"),
                        pkgConfigPath(target)))
                : Optional.empty();
    }

    /** Debian keeps the libraries of each architecture in a folder of its own. */
    private Optional<String> pkgConfigPath(TargetTriple target) {
        Path folder = root.resolve("usr/lib").resolve(GnuNames.multiarch(target));
        return Files.isDirectory(folder)
                ? Optional.of(folder.resolve("pkgconfig") + ":" + root.resolve("usr/share/pkgconfig"))
                : Optional.empty();
    }

    private boolean isThere(String program) {
        return finder.find(program).isPresent();
    }
}
