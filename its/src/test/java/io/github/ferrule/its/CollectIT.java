package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two machines build a platform each; a third makes one release of it, or refuses. */
class CollectIT {

    private static final String LINUX = "x86_64-unknown-linux-gnu.2.17";
    private static final String WINDOWS = "x86_64-pc-windows-gnu";
    private static TestProject linux;
    private static TestProject windows;

    @BeforeAll
    static void buildOnTwoMachines() {
        Bed.get().require("rust.targets");
        linux = machine("collect-linux");
        linux.maven().succeeds("ferrule:build", "-Dferrule.targets=" + LINUX, "-Dferrule.revision=abc");
        windows = machine("collect-windows");
        windows.maven().succeeds("ferrule:build", "-Dferrule.targets=" + WINDOWS, "-Dferrule.revision=abc");
    }

    @Test
    void eachLibrarySaysWhereItCameFrom() throws IOException {
        Path folder = linux.path("target/ferrule/natives/x86_64-unknown-linux-gnu");
        assertThat(Files.readAllLines(folder.resolve("provenance.properties")))
                .contains(
                        "revision=abc",
                        "version=1.4.0",
                        "target=" + LINUX,
                        "profile=release",
                        "lock=" + sha256(linux.path("src/main/rust/Cargo.lock")),
                        "sha256=" + sha256(folder.resolve("libmathlib.so")))
                .anyMatch(line -> line.startsWith("rustc=1."))
                .anyMatch(line -> line.startsWith("features="));
    }

    /** The sources are looked at while cargo builds, and it may be cargo that writes the lock file. */
    @Test
    void theLockFileOfALibraryIsTheOneThatItsBuildWrote() throws IOException {
        TestProject unlocked = machine("collect-unlocked").delete("src/main/rust/Cargo.lock");
        unlocked.maven().succeeds("ferrule:build", "-Dferrule.targets=" + LINUX);
        assertThat(unlocked.path("target/ferrule/natives/x86_64-unknown-linux-gnu/provenance.properties"))
                .content()
                .contains("lock=" + sha256(unlocked.path("src/main/rust/Cargo.lock")));
    }

    @Test
    void aWholeSetBecomesARelease() throws IOException {
        TestProject release = with("collect-whole", linux, windows);
        release.maven().succeeds("package", "-Dferrule.collectFrom=downloads", "-Dferrule.revision=abc");
        assertThat(release.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-x86-64/libmathlib.so", "win32-x86-64/mathlib.dll");
        assertThat(release.jar("target/mathlib-1.4.0-natives.jar").files())
                .contains("META-INF/sbom/com.acme.mathlib/mathlib/x86_64-pc-windows-gnu.cdx.json");
        assertThat(release.has("src/main/rust/target")).isFalse();
        for (String java : new String[] {"java.17", "java.windows"}) {
            assertThat(BedProgram.of(java)
                            .run(release.path("."), "-cp", ClassPath.ofMathlib(release), "com.acme.MathLib"))
                    .contains("40 + 2 = 42");
        }
    }

    @Test
    void anIncompleteSetIsRefused() throws IOException {
        TestProject release = with("collect-incomplete", linux);
        assertThat(release.maven()
                        .fails("package", "-Dferrule.collectFrom=downloads", "-Dferrule.revision=abc")
                        .text())
                .contains("FERRULE-410", WINDOWS, "mvn ferrule:build -Dferrule.targets=" + WINDOWS);
        assertThat(release.has("target/mathlib-1.4.0-natives.jar")).isFalse();
    }

    @Test
    void librariesOfTwoRevisionsAreRefused() throws IOException {
        TestProject release = with("collect-mixed", linux, windows);
        release.edit(
                "downloads/collect-windows/x86_64-pc-windows-gnu/provenance.properties",
                text -> text.replace("revision=abc", "revision=def"));
        assertThat(release.maven()
                        .fails("package", "-Dferrule.collectFrom=downloads", "-Dferrule.revision=abc")
                        .text())
                .contains("FERRULE-411", "differ in their revision", "abc: " + LINUX, "def: " + WINDOWS);
    }

    @Test
    void librariesOfOtherSourcesThanTheseAreRefused() throws IOException {
        TestProject release = with("collect-stale", linux, windows);
        release.edit("src/main/rust/Cargo.lock", text -> text + "\n");
        assertThat(release.maven()
                        .fails("package", "-Dferrule.collectFrom=downloads", "-Dferrule.revision=next")
                        .text())
                .contains(
                        "FERRULE-412", "revision of the libraries abc, of these sources next", "lock of the libraries");
    }

    @Test
    void aLibraryThatWasDamagedOnTheWayIsRefused() throws IOException {
        TestProject release = with("collect-damaged", linux, windows)
                .write("downloads/collect-linux/x86_64-unknown-linux-gnu/libmathlib.so", "not the library");
        assertThat(release.maven()
                        .fails("package", "-Dferrule.collectFrom=downloads", "-Dferrule.revision=abc")
                        .text())
                .contains("FERRULE-402", "not the one that its machine built");
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestProject machine(String name) {
        return TestProject.copy("mathlib", name)
                .configure("<targets><target>" + LINUX + "</target><target>" + WINDOWS + "</target></targets>")
                .edit("pom.xml", pom -> pom.replace("<goal>build</goal>", "<goal>build</goal><goal>collect</goal>"))
                .locked("mathlib");
    }

    private static TestProject with(String name, TestProject... machines) throws IOException {
        TestProject release = machine(name);
        for (TestProject machine : machines) {
            Path from = machine.path("target/ferrule/natives");
            String folder = machine.path(".").normalize().getFileName().toString();
            try (Stream<Path> tree = Files.walk(from)) {
                for (Path file : tree.filter(Files::isRegularFile).toList()) {
                    Path to = release.path("downloads/" + folder)
                            .resolve(from.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
        return release;
    }
}
