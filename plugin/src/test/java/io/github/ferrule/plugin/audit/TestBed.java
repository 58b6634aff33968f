package io.github.ferrule.plugin.audit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The test bed that {@code its/provision} made.
 *
 * @param root its folder
 * @param properties the items that are available
 */
public record TestBed(Path root, Properties properties) {

    /** Finds the test bed; without one, the test is skipped. */
    public static TestBed find() throws IOException {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        Path folder = Path.of(System.getenv().getOrDefault("FERRULE_BED", cache + "/ferrule/bed"));
        Path file = folder.resolve("bed.properties");
        assumeThat(file).as("the test bed, made by its/provision").exists();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        assumeThat(properties.stringPropertyNames()).contains("path.zig", "path.cargo-zigbuild", "rust.home");
        return new TestBed(folder, properties);
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(properties.getProperty(key));
    }

    public Path folder(String key) {
        return Path.of(properties.getProperty(key));
    }

    /** Returns the variables with which cargo runs on the test bed's toolchain, and never asks Rust's public server. */
    public Map<String, String> rustEnvironment() {
        return Map.of(
                "RUSTUP_HOME", properties.getProperty("rust.home"),
                "CARGO_HOME", properties.getProperty("cargo.home"),
                "RUSTUP_DIST_SERVER", properties.getProperty("rust.dist.server"),
                "RUSTUP_UPDATE_ROOT", properties.getProperty("rust.update.root"),
                "PATH", properties.getProperty("path.rust") + File.pathSeparator + System.getenv("PATH"));
    }
}
