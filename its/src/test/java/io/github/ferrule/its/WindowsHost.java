package io.github.ferrule.its;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs Maven on a Java for Windows, under wine. */
final class WindowsHost {

    private WindowsHost() {}

    /** Returns a Maven without Rust. */
    static MavenRun maven(TestProject project) {
        return project.maven()
                .on(home(project))
                .under(Path.of(Bed.get().require("maven.3.9.16"))); // Debian's has no Jansi for Windows
    }

    /**
     * Returns a Maven that finds {@code cargo.exe} and {@code rustc.exe} on its PATH. Rust for Windows does not run here:
     * these two programs run the bed's Rust, and answer as if this were a Windows machine.
     */
    static MavenRun mavenWithRust(TestProject project) {
        return mavenWithTools(project, Path.of(Bed.get().require("windows-tools")));
    }

    /** Returns a Maven whose PATH starts with a folder of tools. */
    static MavenRun mavenWithTools(TestProject project, Path tools) {
        return maven(project)
                .with("WINEPATH", windowsPath(tools))
                .with("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", Bed.get().require("linker.x86_64-pc-windows-gnu"))
                .with(
                        "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS",
                        Bed.get().require("rustflags.x86_64-pc-windows-gnu"));
    }

    /** Returns the path by which programs of Windows know a file of this machine. */
    static String windowsPath(Path path) {
        return "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    /** A JDK's folder, as Maven's script expects it, whose java is that for Windows. */
    private static Path home(TestProject project) {
        try {
            Path java = project.path("home/bin/java");
            Files.createDirectories(java.getParent());
            Files.deleteIfExists(java);
            return Files.createSymbolicLink(java, Path.of(Bed.get().require("java.windows")))
                    .getParent()
                    .getParent()
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
