package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The backend gcc, with a crate that links a library that Debian has for the target's processor, found by pkg-config. */
class MultiarchIT {

    private static final String ARM = "aarch64-unknown-linux-gnu";

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        Bed.get().require("with-debian-arm64");
        Bed.get().requireProgram("aarch64-linux-gnu-gcc");
        project = TestProject.copy(
                        "mathlib",
                        "multiarch/" + test.getTestMethod().orElseThrow().getName())
                .delete("src")
                .overlay("multiarch")
                .configure("<allowedLibraries><library>libsqlite3.so.0</library></allowedLibraries>"
                        + "<targets><target><triple>" + ARM + "</triple><backend>gcc</backend></target></targets>");
    }

    @Test
    void theLibraryOfTheOtherArchitectureIsLinkedAndCalled() throws IOException {
        String log = seesDebiansArm64().succeeds("package").text();
        assertThat(log).containsPattern(ARM + " +gcc ");

        String libraries = Bed.get().require("debian.arm64") + "/usr/lib/aarch64-linux-gnu";
        String answer = BedProgram.of("java.aarch64")
                .with("LD_LIBRARY_PATH", libraries)
                .run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.Main");
        assertThat(answer).containsPattern("SQLite 3\\d{6} on aarch64");
        ExecutionRecord.executed(ARM, "built by gcc with Debian's multiarch, under qemu");
    }

    @Test
    void aMachineWithoutTheLibraryIsToldWhatIsMissing() {
        assertThat(project.maven().fails("ferrule:build").text()).contains("FERRULE-109  " + ARM, "sqlite3");
    }

    /** Runs Maven on a Java that finds Debian's packages for arm64 as if they were installed. */
    private MavenRun seesDebiansArm64() throws IOException {
        Path java = Path.of(Bed.get().require("java.17"));
        project.write(
                "home/bin/java",
                "#!/bin/sh\nexec '" + Bed.get().require("with-debian-arm64") + "' '" + java + "' \"$@\"\n");
        project.path("home/bin/java").toFile().setExecutable(true);
        return project.maven().on(project.path("home").toAbsolutePath());
    }
}
