package io.github.ferrule.plugin.build.link;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Java program that links.
 *
 * @param java the launcher
 * @param classes the jar or folder with its classes
 */
public record LinkerProgram(Path java, Path classes) {

    /** Returns the program of this plugin, on this JVM; empty on Windows, where cargo cannot start scripts. */
    public static Optional<LinkerProgram> ofThisProcess() {
        try {
            Path classes = Path.of(LinkerProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return File.separatorChar == '/' && !classes.toString().contains(File.pathSeparator)
                    ? Optional.of(new LinkerProgram(Path.of(System.getProperty("java.home"), "bin", "java"), classes))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the plugin's own jar has no path", e);
        }
    }

    /** Returns the script for a target, in a folder below cargo's. */
    public LinkerScript script(TargetTriple target, FrameworkSymbols symbols, Path targetDirectory) {
        String command = List.of(
                        java.toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes.toString(),
                        ZigLinker.class.getName(),
                        "CARGO_TARGET_" + target.asEnvironmentName() + "_LINKER",
                        symbols.asWord())
                .stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return new LinkerScript(
                targetDirectory.resolve("ferrule-linker").resolve(target.text()),
                "#!/bin/sh\nexec " + command + " \"$@\"\n",
                target);
    }
}
