package io.github.ferrule.plugin.build.target;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Rust target triple whose platform has a name in the Java world.
 *
 * @param text the triple as rustc spells it, {@code x86_64-unknown-linux-gnu}
 * @param architecture the processor
 * @param os the operating system
 * @param libc the C library, where Linux offers a choice
 */
public record TargetTriple(String text, Architecture architecture, OperatingSystem os, Libc libc)
        implements Comparable<TargetTriple> {

    /** The usual triple of each platform, for those who write its name in another tool. */
    private static final List<String> COMMON = List.of(
            "x86_64-unknown-linux-gnu",
            "aarch64-unknown-linux-gnu",
            "i686-unknown-linux-gnu",
            "riscv64gc-unknown-linux-gnu",
            "powerpc64le-unknown-linux-gnu",
            "s390x-unknown-linux-gnu",
            "x86_64-unknown-linux-musl",
            "aarch64-unknown-linux-musl",
            "x86_64-pc-windows-gnu",
            "x86_64-pc-windows-msvc",
            "aarch64-pc-windows-msvc",
            "i686-pc-windows-msvc",
            "x86_64-apple-darwin",
            "aarch64-apple-darwin",
            "universal2-apple-darwin");

    private static final Pattern FORM = Pattern.compile("[a-z0-9_]+(-[a-z0-9_]+){1,4}");

    /**
     * Parses a triple. Whether the compiler knows it is not asked here.
     *
     * @throws FerruleException if the text is not a triple, or no JVM runs on the platform
     */
    public static TargetTriple parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw unknown(text, "a triple looks like x86_64-unknown-linux-gnu: lower-case words joined by hyphens");
        }
        List<String> words = Arrays.asList(text.split("-"));
        Architecture architecture = Architecture.ofTripleComponent(words.get(0))
                .orElseThrow(() -> unknown(text, "no JVM platform has the architecture '" + words.get(0) + "'"));
        OperatingSystem os = words.stream()
                .skip(1)
                .map(OperatingSystem::ofTripleComponent)
                .flatMap(Optional::stream)
                // aarch64-linux-android: the later word is the more exact
                .reduce((first, second) -> second)
                .orElseThrow(() -> unknown(text, "none of its parts is an operating system with a JVM"));
        if (architecture == Architecture.UNIVERSAL2 && os != OperatingSystem.MACOS) {
            throw unknown(text, "only macOS has files for two processors");
        }
        return new TargetTriple(text, architecture, os, libc(os, words.get(words.size() - 1)));
    }

    /** Returns the triples that rustc compiles for: this one, or both of {@code universal2-apple-darwin}. */
    public List<TargetTriple> slices() {
        return architecture == Architecture.UNIVERSAL2
                ? Stream.of(Architecture.X86_64, Architecture.AARCH64)
                        .map(slice -> parse(slice.canonicalName() + text.substring(text.indexOf('-'))))
                        .toList()
                : List.of(this);
    }

    /** The middle of environment variables such as {@code CARGO_TARGET_<…>_RUSTFLAGS}. */
    public String asEnvironmentName() {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** JNA's resource prefix, {@code linux-x86-64}; for musl, which JNA does not name, {@code linux-x86-64-musl}. */
    public String jnaPrefix() {
        return os.jnaName() + "-" + (isSoftFloatArm() ? "armel" : architecture.jnaName()) + muslSuffix();
    }

    /** The classifier in os-maven-plugin's words: {@code linux-x86_64}, {@code osx-aarch_64}, {@code windows-x86_64}. */
    public String classifier() {
        return os.detectorName() + "-" + architecture.detectorName() + muslSuffix();
    }

    /** The environment that ends the triple ({@code gnu}, {@code msvc} …); the operating system where it has none. */
    public String environment() {
        return text.substring(text.lastIndexOf('-') + 1);
    }

    /** Checks if this is macOS. */
    public boolean isMacos() {
        return os == OperatingSystem.MACOS;
    }

    /** Checks if this is Windows with Microsoft's C runtime and linker. */
    public boolean isMsvc() {
        return os == OperatingSystem.WINDOWS && environment().equals("msvc");
    }

    /** Checks if this is Windows with MinGW's C runtime. */
    public boolean isWindowsGnu() {
        return os == OperatingSystem.WINDOWS && environment().startsWith("gnu");
    }

    @Override
    public int compareTo(TargetTriple other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private String muslSuffix() {
        return libc == Libc.MUSL ? "-musl" : "";
    }

    private boolean isSoftFloatArm() {
        return architecture == Architecture.ARM && environment().endsWith("eabi");
    }

    private static Libc libc(OperatingSystem os, String environment) {
        if (os == OperatingSystem.LINUX && environment.startsWith("musl")) {
            return Libc.MUSL;
        }
        return os == OperatingSystem.LINUX && environment.startsWith("gnu") ? Libc.GNU : Libc.PLATFORM;
    }

    private static FerruleException unknown(String text, String fact) {
        List<String> meant = COMMON.stream()
                .filter(triple -> parse(triple).isCalled(text))
                .map(triple -> "for " + text + " write  <target>" + triple + "</target>")
                .toList();
        return Problem.of(ProblemCode.UNKNOWN_TARGET, text + ": not a target that Ferrule can build")
                .fact(fact)
                .remedies(meant)
                .remedy("list the compiler's targets with  rustc --print target-list")
                .asException();
    }

    /** Checks if other tools give this platform a name: os-maven-plugin, JNA, or the order of the two turned around. */
    private boolean isCalled(String name) {
        String wanted = name.toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replaceFirst("^(macos|darwin)-", "osx-")
                .replaceFirst("^win32-", "windows-");
        return Stream.of(
                        classifier(),
                        jnaPrefix().replaceFirst("^darwin-", "osx-").replaceFirst("^win32-", "windows-"),
                        os.detectorName() + "-" + architecture.canonicalName())
                .anyMatch(own -> own.replace('_', '-').equals(wanted));
    }
}
