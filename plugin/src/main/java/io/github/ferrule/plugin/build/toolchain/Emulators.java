package io.github.ferrule.plugin.build.toolchain;

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

/** Finds emulators for programs of other platforms: qemu's user mode for Linux, wine for Windows. */
public final class Emulators {

    private static final Map<String, String> QEMU = Map.of(
            "x86", "i386",
            "powerpc64le", "ppc64le",
            "powerpc64", "ppc64");

    private final ExecutableFinder finder;
    private final Path root;

    /**
     * Looks for emulators on a machine.
     *
     * @param finder finds programs
     * @param root the root of its file system
     */
    public Emulators(ExecutableFinder finder, Path root) {
        this.finder = finder;
        this.root = root;
    }

    /** Returns the emulators that could run a target, the best first. */
    public static List<String> names(TargetTriple target) {
        String architecture = target.architecture().canonicalName();
        String qemu = "qemu-" + QEMU.getOrDefault(architecture, architecture);
        return switch (target.os()) {
            case LINUX -> List.of(qemu + "-static", qemu);
            case WINDOWS -> List.of("wine", "wine64");
            default -> List.of();
        };
    }

    /** Returns the emulator call for each target that has one here. */
    public Map<TargetTriple, String> runners(Collection<TargetTriple> targets) {
        Map<TargetTriple, String> found = new TreeMap<>();
        targets.forEach(target -> runner(target).ifPresent(words -> found.put(target, words)));
        return found;
    }

    /** Returns the words to put before a program of the target, if one of its emulators is there. */
    private Optional<String> runner(TargetTriple target) {
        Optional<String> emulator = names(target).stream()
                .filter(name -> finder.find(name).isPresent())
                .findFirst();
        Path libraries = root.resolve("usr").resolve(GnuNames.prefix(target));
        boolean linux = target.os() == OperatingSystem.LINUX;
        return emulator.map(name -> linux && Files.isDirectory(libraries) ? name + " -L " + libraries : name);
    }
}
