package io.github.ferrule.plugin.surface;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path file = Files.createTempDirectory("source").resolve("lib.rs");
        return read(bedToolchain(), Files.writeString(file, source));
    }

    private static Surface read(Path toolchain, Path source) {
        try {
            Path output = Files.createTempDirectory("surface");
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            toolchain.resolve("bin/rustdoc").toString(),
                            "--edition=2021",
                            "--crate-name=surface",
                            "-Zunstable-options",
                            "--output-format=json",
                            "--document-private-items",
                            "--out-dir=" + output,
                            source.getParent().getFileName() + "/" + source.getFileName()))
                    .directory(source.toAbsolutePath().getParent().getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.resolve("log").toFile());
            builder.environment().put("RUSTC_BOOTSTRAP", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(output.resolve("log")));
            }
            return RustdocReader.read(Files.readString(output.resolve("surface.json")));
        } catch (IOException | InterruptedException | UnreadableSurfaceException e) {
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
