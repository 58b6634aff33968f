package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real sccache in front of rustc, as a developer sets it up. */
class SccacheIT {

    private static final String RUST = "src/main/rust/";
    private static final Pattern HITS = Pattern.compile("(?m)^Cache hits +(\\d+)$");

    private static TestProject project;
    private static BedProgram sccache;

    /** sccache caches dependencies, but no cdylib. */
    @BeforeAll
    static void startTheServer() {
        project = TestProject.copy("mathlib", "sccache")
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target>"
                        + "<target>x86_64-unknown-linux-musl</target></targets>")
                .write(RUST + "part/Cargo.toml", """
                        [package]
                        name = "part"
                        version = "0.1.0"
                        edition = "2021"
                        """)
                .write(RUST + "part/src/lib.rs", "pub fn sum(a: i64, b: i64) -> i64 { a.wrapping_add(b) }\n")
                .edit(RUST + "Cargo.toml", toml -> toml + "\n[dependencies]\npart = { path = \"part\" }\n")
                .edit(RUST + "src/lib.rs", text -> text.replace("a.wrapping_add(b)", "part::sum(a, b)"));
        sccache = new BedProgram(
                Bed.get().require("sccache"),
                Map.of(
                        "SCCACHE_DIR", project.path("cache").toString(),
                        "SCCACHE_SERVER_PORT", "4397",
                        "SCCACHE_IDLE_TIMEOUT", "300"));
        sccache.run(project.path("."), "--start-server");
    }

    @AfterAll
    static void stopTheServer() {
        sccache.run(project.path("."), "--stop-server");
    }

    @Test
    void aSecondCleanBuildTakesTheDependenciesFromTheCache() throws IOException {
        maven().succeeds("package");
        assertThat(hits()).isZero();
        TestProject.deleteTree(project.path(RUST + "target"));
        TestProject.deleteTree(project.path("target"));
        maven().succeeds("package");
        assertThat(hits()).as("the dependency, for each of the two targets").isEqualTo(2);
        assertThat(BedProgram.of("java.17")
                        .run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.MathLib"))
                .contains("40 + 2 = 42");
    }

    private static MavenRun maven() {
        return sccache.environment().entrySet().stream()
                .reduce(
                        project.maven().with("RUSTC_WRAPPER", sccache.path()),
                        (maven, variable) -> maven.with(variable.getKey(), variable.getValue()),
                        (one, other) -> other);
    }

    private static int hits() {
        String statistics = sccache.run(project.path("."), "--show-stats");
        Matcher hits = HITS.matcher(statistics);
        assertThat(hits.find()).as(statistics).isTrue();
        return Integer.parseInt(hits.group(1));
    }
}
