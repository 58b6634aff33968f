package io.github.ferrule.its.bed;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The test bed that {@code its/provision} made. It has a key for each item that is available. */
public final class Bed {

    /** For virtual machines that live for seconds: the second compiler would take half of their CPU time. */
    private static final String SHORT_LIVED = " -XX:TieredStopAtLevel=1";

    private static final String ONE_THREAD = " -XX:+UseSerialGC";

    private static final Bed INSTANCE = new Bed(load(file()));

    private final Properties properties;

    private Bed(Properties properties) {
        this.properties = properties;
    }

    public static Bed get() {
        return INSTANCE;
    }

    /** Returns the value of a key. Without it the test is skipped or, with {@code ferrule.its.strict}, fails. */
    public String require(String key) {
        return find(key).orElseGet(() -> missing("'" + key + "'"));
    }

    /** Needs a program of this machine, which {@code its/provision} installs with Debian's packages. */
    public void requireProgram(String name) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        if (!there) {
            missing(name);
        }
    }

    /** Needs root, to mount file systems. */
    public void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            skip("needs root");
        }
    }

    private static String missing(String item) {
        return skip("the test bed has no " + item + ": run its/provision");
    }

    private static String skip(String reason) {
        return Boolean.getBoolean("ferrule.its.strict") ? fail(reason) : abort(reason);
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(properties.getProperty(key)).filter(value -> !value.isBlank());
    }

    /**
     * The environment for every tool that may call rustup or Maven: the bed's own toolchain and mirror.
     *
     * <p>Without a bed rustup is pointed at nothing, so that no test ever asks Rust's public server.
     */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("RUSTUP_DIST_SERVER", find("rust.dist.server").orElse("file:///no-test-bed"));
        environment.put("RUSTUP_UPDATE_ROOT", find("rust.update.root").orElse("file:///no-test-bed"));
        find("rust.home").ifPresent(home -> environment.put("RUSTUP_HOME", home));
        find("cargo.home").ifPresent(home -> environment.put("CARGO_HOME", home));
        find("docker.host").ifPresent(host -> environment.put("DOCKER_HOST", host));
        find("rustflags.x86_64-pc-windows-gnu")
                .ifPresent(flags -> environment.put("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS", flags));
        environment.put("MAVEN_OPTS", mavenOptions(System.getenv().getOrDefault("MAVEN_OPTS", "")));
        environment.put(
                "PATH", find("path").map(path -> path + File.pathSeparator).orElse("") + System.getenv("PATH"));
        return environment;
    }

    private static String mavenOptions(String outer) {
        return outer + SHORT_LIVED + (outer.contains("GC") ? "" : ONE_THREAD); // two collectors are an error
    }

    /** A folder of the tests that is kept from run to run, whichever copy of the sources they are run from. */
    public static Path kept(String name) {
        return file().resolveSibling("kept").resolve(name);
    }

    private static Path file() {
        String folder = System.getenv("FERRULE_BED");
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return (folder == null ? Path.of(cache, "ferrule", "bed") : Path.of(folder)).resolve("bed.properties");
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
