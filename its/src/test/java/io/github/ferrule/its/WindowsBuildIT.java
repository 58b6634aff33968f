package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The goals that run cargo, in a real Maven on a Java for Windows; see {@link WindowsHost#mavenWithRust}. */
@Order(1)
class WindowsBuildIT {

    private static final String WINDOWS = "x86_64-pc-windows-gnu";
    private static final String DLL = "win32-x86-64/mathlib.dll";

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        Bed.get().require("windows-tools");
        project = TestProject.copy(
                        "mathlib",
                        "windows build, für alle/"
                                + test.getTestMethod().orElseThrow().getName())
                .locked("mathlib");
    }

    @Test
    void aLibraryIsBuiltPackedAndCalled() {
        compileClasses();
        for (String file : new String[] {"pom.xml", "src/main/rust/Cargo.toml", "src/main/rust/src/lib.rs"}) {
            project.edit(file, text -> text.replace("\n", "\r\n"));
        }
        assertThat(onWindows().succeeds("ferrule:build", "-Dferrule.dryRun").text())
                .contains(
                        "plan for mathlib:",
                        WINDOWS + " -> cargo: you configured the linker",
                        "run   cargo build --lib");
        String log = onWindows()
                .succeeds("jar:jar", "ferrule:build", "ferrule:bundle")
                .text();
        assertThat(log).containsPattern(WINDOWS + " +cargo .*built").doesNotContain("\u001b[");
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries()).containsExactly(DLL);
        String answer = BedProgram.of("java.windows")
                .run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.MathLib");
        assertThat(answer).contains("40 + 2 = 42 on Windows");
        ExecutionRecord.executed(WINDOWS, "Java 25, under wine, built by a Maven on Windows");
    }

    @Test
    void anUnchangedLibraryIsUpToDateAndAChangedOneIsNot() {
        onWindows().succeeds("ferrule:build");
        assertThat(onWindows().succeeds("ferrule:build").text()).containsPattern(WINDOWS + " +cargo .*up to date");
        project.edit(
                "src/main/rust/src/lib.rs", text -> text + "\n#[no_mangle]\npub extern \"C\" fn one() -> i64 { 1 }\n");
        assertThat(onWindows().succeeds("ferrule:build").text()).containsPattern(WINDOWS + " +cargo .*built");
    }

    @Test
    void theFirstErrorOfRustcIsNamedWithItsPlace() {
        project.edit("src/main/rust/src/lib.rs", text -> text + "\nfn broken() -> i32 { \"text\" }\n");
        assertThat(onWindows().fails("ferrule:build").text())
                .contains("FERRULE-101  " + WINDOWS, "mismatched types")
                .containsPattern("lib\\.rs:\\d+:\\d+");
    }

    /** Windows lets nobody overwrite a library that a process has loaded. */
    @Test
    void aLibraryThatARunningJvmHasLoadedIsNamed() throws Exception {
        compileClasses();
        onWindows().succeeds("ferrule:develop");
        Path loaded = project.path("loaded");
        Process application = new ProcessBuilder(
                        Bed.get().require("java.windows"),
                        "-cp",
                        ClassPath.of(project.path("target/classes"), project.path("target/test-classes")),
                        "com.acme.Hold",
                        project.path("target/test-classes/" + DLL)
                                .toAbsolutePath()
                                .toString(),
                        loaded.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(project.path("application.log").toFile())
                .start();
        try {
            awaitFile(loaded, application);
            project.edit(
                    "src/main/rust/src/lib.rs",
                    text -> text + "\n#[no_mangle]\npub extern \"C\" fn one() -> i64 { 1 }\n");
            assertThat(onWindows().fails("ferrule:develop").text())
                    .contains("FERRULE-029", "mathlib.dll", "end the applications and test runs that use it");
        } finally {
            Files.delete(loaded); // Hold ends
            application.waitFor(60, TimeUnit.SECONDS);
            application.destroyForcibly();
        }
        onWindows().succeeds("ferrule:develop");
    }

    /** Tools such as Scoop and npm put a script for cmd.exe on the PATH, and no program. */
    @Test
    void toolsThatAreScriptsOfCmdAreRun() throws IOException {
        Path shims = Files.createDirectories(project.path("my shims"));
        for (String tool : new String[] {"cargo", "rustc"}) {
            String program = WindowsHost.windowsPath(Path.of(Bed.get().require("windows-tools"), tool + ".exe"));
            project.write("my shims/" + tool + ".cmd", "@\"" + program + "\" %*\r\n");
        }
        assertThat(WindowsHost.mavenWithTools(project, shims)
                        .succeeds("ferrule:doctor", "ferrule:build")
                        .text())
                .contains("cargo.cmd")
                .containsPattern(WINDOWS + " +cargo .*built");
    }

    /**
     * Windows starts no program in a folder whose path is that long, but a project that can be opened has files whose paths are.
     */
    @Test
    void filesWhosePathsAreLongerThan260Characters() {
        String parent = WindowsHost.windowsPath(project.path("")).replaceFirst("[^\\\\]*$", "");
        String name = "windows build, für alle/" + "long".repeat(60).substring(0, 240 - parent.length());
        project = TestProject.copy("mathlib", name).locked("mathlib");
        compileClasses();
        onWindows().succeeds("jar:jar", "ferrule:build", "ferrule:bundle");
        String library = "target/ferrule/natives/" + WINDOWS + "/mathlib.dll";
        assertThat(WindowsHost.windowsPath(project.path(library))).hasSizeGreaterThan(260);
        assertThat(project.path(library)).exists();
        String answer = BedProgram.of("java.windows")
                .run(
                        project.path(".").toAbsolutePath().getParent().getParent(),
                        "-Dferrule.library.com.acme.mathlib="
                                + project.path(library).toAbsolutePath(),
                        "-cp",
                        ClassPath.ofMathlib(project),
                        "com.acme.MathLib");
        assertThat(answer).contains("40 + 2 = 42 on Windows");
    }

    /** The Java for Windows has no compiler. */
    private void compileClasses() {
        project.write("src/main/java/com/acme/Hold.java", """
                        package com.acme;

                        import java.nio.file.Files;
                        import java.nio.file.Path;

                        /** Loads a library and stays as long as a file exists, which it creates. */
                        final class Hold {
                            public static void main(String[] args) throws Exception {
                                System.load(Path.of(args[0]).toAbsolutePath().toString());
                                Path file = Files.createFile(Path.of(args[1]));
                                while (Files.exists(file)) {
                                    Thread.sleep(50);
                                }
                            }
                        }
                        """);
        project.maven().succeeds("compiler:compile");
    }

    private static void awaitFile(Path file, Process process) throws InterruptedException {
        while (!Files.exists(file)) {
            assertThat(process.isAlive()).as("the application waits").isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private MavenRun onWindows() {
        return WindowsHost.mavenWithRust(project);
    }
}
