package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The crate's own tests run on every platform that this machine can run; the others are listed as not run. */
class CargoTestIT {

    private static final String LIB = "src/main/rust/src/lib.rs";
    private static final String RUNS_ON = "#[cfg(test)]\nmod tests {\n    #[test]\n    fn sums() {\n"
            + "        println!(\"this is {}-{}\", std::env::consts::ARCH, std::env::consts::OS);\n"
            + "        assert_eq!(super::add(2, 3), 5);\n    }\n}\n";

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        Bed.get().require("path.zig");
        project = TestProject.copy(
                        "mathlib", "tests/" + test.getTestMethod().orElseThrow().getName())
                .edit(LIB, text -> text + RUNS_ON);
    }

    @Test
    void nativelyUnderQemuAndNotAtAll() {
        Bed.get().requireProgram("qemu-aarch64-static");
        targets("x86_64-unknown-linux-gnu.2.17", "aarch64-unknown-linux-gnu.2.17", "aarch64-apple-darwin");
        assertThat(project.maven().succeeds("ferrule:test").text())
                .contains("testing x86_64-unknown-linux-gnu.2.17 natively")
                .contains("testing aarch64-unknown-linux-gnu.2.17 by qemu-aarch64-static -L /usr/aarch64-linux-gnu")
                .contains("aarch64-apple-darwin -> not run: no emulator for it is on the PATH")
                .satisfies(log ->
                        assertThat(log.split("test result: ok. 1 passed", -1)).hasSize(3));
    }

    @Test
    void aTestThatFailsOnOnePlatformOnly() {
        Bed.get().requireProgram("qemu-aarch64-static");
        targets("aarch64-unknown-linux-gnu", "x86_64-unknown-linux-gnu");
        project.edit(LIB, text -> text.replace("super::add(2, 3), 5", "std::env::consts::ARCH, \"x86_64\""));
        assertThat(project.maven().fails("ferrule:test").text())
                .contains("FERRULE-123  aarch64-unknown-linux-gnu: cargo test failed with exit code 101")
                .contains("test result: ok. 1 passed")
                .doesNotContain("FERRULE-123  x86_64");
    }

    @Test
    void underWine() {
        String wine = Bed.get().require("wine");
        String prefix = Bed.get().require("wine.prefix");
        targets("x86_64-pc-windows-gnu");
        assertThat(project.maven()
                        .with("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", wine)
                        .with("WINEPREFIX", prefix)
                        .with("WINEDEBUG", "-all")
                        .succeeds("ferrule:test")
                        .text())
                .contains("testing x86_64-pc-windows-gnu by your runner " + wine)
                .contains("test result: ok. 1 passed");
    }

    @Test
    void inCrosssContainer() {
        String image = Bed.get().require("cross.image.aarch64-unknown-linux-gnu");
        project.configure("<targets><target><triple>aarch64-unknown-linux-gnu</triple><backend>cross</backend></target>"
                        + "</targets>")
                .write("src/main/rust/Cross.toml", "[target.aarch64-unknown-linux-gnu]\nimage = \"" + image + "\"\n");
        assertThat(project.maven().succeeds("ferrule:test").text())
                .contains("aarch64-unknown-linux-gnu -> by cross:")
                .contains("testing aarch64-unknown-linux-gnu by cross")
                .contains("test result: ok. 1 passed");
    }

    private void targets(String... targets) {
        project.configure("<targets><target>" + String.join("</target><target>", targets) + "</target></targets>");
    }
}
