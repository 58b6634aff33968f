package io.github.ferrule.plugin.surface;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The library of {@code src/test/rust/surface}, and JVMs that call it and may crash. */
public final class FixtureLibrary {

    private static final Path CRATE = Path.of("src/test/rust/surface").toAbsolutePath();

    private FixtureLibrary() {}

    /** Compiles the library for this machine. */
    public static Path build(Path folder) throws IOException, InterruptedException {
        Path library = folder.resolve(System.mapLibraryName("surface"));
        run(
                folder,
                List.of(
                        FixtureSurface.bedToolchain().resolve("bin/rustc").toString(),
                        "--edition=2021",
                        "--crate-type=cdylib",
                        "--crate-name=surface",
                        "-o",
                        library.toString(),
                        CRATE.resolve("src/lib.rs").toString()));
        return library;
    }

    /** Compiles the library for targets of Linux, with zig as the linker; returns the folder with a folder for each. */
    public static Path build(Path folder, List<String> targets) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                FixtureSurface.bedProperty("path.cargo-zigbuild") + "/cargo-zigbuild",
                "zigbuild",
                "--offline",
                "--manifest-path=" + CRATE.resolve("Cargo.toml"),
                "--target-dir=" + folder));
        targets.forEach(target -> command.add("--target=" + target));
        String printed = run(folder, command);
        if (!printed.isEmpty()) {
            throw new IllegalStateException(printed + Files.readString(folder.resolve("errors")));
        }
        return folder;
    }

    /** Runs a program; returns what it prints, or its exit code if that is not 0. */
    public static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile());
        builder.environment()
                .putAll(Map.of(
                        "RUSTUP_HOME", FixtureSurface.bedProperty("rust.home"),
                        "CARGO_HOME", FixtureSurface.bedProperty("cargo.home"),
                        "RUSTUP_DIST_SERVER", FixtureSurface.bedProperty("rust.dist.server"),
                        "RUSTUP_UPDATE_ROOT", FixtureSurface.bedProperty("rust.update.root"),
                        "PATH", FixtureSurface.bedProperty("path") + File.pathSeparator + System.getenv("PATH")));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return code == 0 ? output : "exit code " + code;
    }
}
