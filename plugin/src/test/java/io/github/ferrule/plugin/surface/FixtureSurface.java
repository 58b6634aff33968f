package io.github.ferrule.plugin.surface;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The surface of {@code src/test/rust/surface}, as the test bed's rustdoc sees it. */
public final class FixtureSurface {

    private static Surface surface;

    private FixtureSurface() {}

    /** Returns the surface, read once. */
    public static synchronized Surface get() {
        if (surface == null) {
            surface = read(bedToolchain());
        }
        return surface;
    }

    /** Reads the surface with the rustdoc of one toolchain. */
    static Surface read(Path toolchain) {
        return read(toolchain, Path.of("src/test/rust/surface/src/lib.rs"));
    }

    /** Reads the surface of a source file with the test bed's rustdoc. */
    public static Surface read(String source) throws IOException {
        Path file = folder("source").resolve("lib.rs");
        return read(bedToolchain(), Files.writeString(file, source));
    }

    /** Reads the surface of a source file that uses another crate. */
    public static Surface read(String source, String other, String otherSource) throws Exception {
        Path folder = folder("sources");
        Path dependency = Files.writeString(folder.resolve(other + ".rs"), otherSource);
        Path library = folder.resolve("lib" + other + ".rlib");
        run(
                folder,
                bedToolchain().resolve("bin/rustc").toString(),
                "--crate-type=rlib",
                "--crate-name=" + other,
                "-o",
                library.toString(),
                dependency.toString());
        String extern = "--extern=" + other + "=" + library;
        RustdocReader reader = new RustdocReader(name ->
                name.equals(other) ? Optional.of(document(bedToolchain(), dependency, other)) : Optional.empty());
        reader.add(document(bedToolchain(), Files.writeString(folder.resolve("lib.rs"), source), "surface", extern));
        return reader.surface();
    }

    private static Surface read(Path toolchain, Path source) {
        try {
            return RustdocReader.read(document(toolchain, source, "surface"));
        } catch (IOException | UnreadableSurfaceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String document(Path toolchain, Path source, String crate, String... more) throws IOException {
        Path output = folder("surface");
        List<String> arguments = new ArrayList<>(List.of(
                "--crate-name=" + crate,
                "-Zunstable-options",
                "--output-format=json",
                "--document-private-items",
                "--out-dir=" + output,
                source.getParent().getFileName() + "/" + source.getFileName()));
        arguments.addAll(List.of(more));
        run(
                source.toAbsolutePath().getParent().getParent(),
                toolchain.resolve("bin/rustdoc").toString(),
                arguments.toArray(String[]::new));
        return Files.readString(output.resolve(crate + ".json"));
    }

    /** A new folder that {@code mvn clean} removes. */
    private static Path folder(String prefix) throws IOException {
        Path parent = Path.of("target", "rustdoc").toAbsolutePath();
        return Files.createTempDirectory(Files.createDirectories(parent), prefix);
    }

    private static void run(Path folder, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "--edition=2021"));
        command.addAll(List.of(arguments));
        Path log = folder("log").resolve("rustdoc.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("RUSTC_BOOTSTRAP", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the toolchain of the test bed. */
    public static Path bedToolchain() {
        return Path.of(bedProperty("rust.home"), "toolchains", "stable-x86_64-unknown-linux-gnu");
    }

    /** Returns a property of the test bed. */
    public static String bedProperty(String name) {
        Map<String, String> env = System.getenv();
        Path cache = Optional.ofNullable(env.get("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        Path bed = Optional.ofNullable(env.get("FERRULE_BED")).map(Path::of).orElse(cache.resolve("ferrule/bed"));
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(bed.resolve("bed.properties"))) {
            properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("no test bed; run  its/provision", e);
        }
        return properties.getProperty(name);
    }
}
