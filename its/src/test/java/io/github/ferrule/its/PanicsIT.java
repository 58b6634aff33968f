package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The recipes of {@code docs/panics.md}: a panic becomes an exception, and the JVM goes on. */
@Order(1)
class PanicsIT {

    private static final DocumentationPage PAGE = DocumentationPage.read("panics.md");
    private static final String HOST = "<targets><target>x86_64-unknown-linux-gnu</target></targets>";

    @Test
    void aPanicInACFunctionIsAnExceptionInJna() throws IOException {
        TestProject project = project("panics-jna")
                .write("src/main/rust/src/lib.rs", PAGE.exampleWith("pub extern \"C\" fn divide"))
                .write("src/main/java/com/acme/Divider.java", PAGE.exampleWith("class Divider "));

        assertThat(project.maven().succeeds("package").text()).doesNotContain("FERRULE-36");
        assertThat(run(project, "java.17", "com.acme.Divider")).satisfies(PanicsIT::caughtAndAlive);
    }

    @Test
    void aPanicInACFunctionIsAnExceptionInTheForeignFunctionApi() throws IOException {
        TestProject project = project("panics-ffm")
                .write("src/main/rust/src/lib.rs", PAGE.exampleWith("pub extern \"C\" fn divide"))
                .write("src/main/java/com/acme/ForeignDivider.java", PAGE.exampleWith("class ForeignDivider "));

        assertThat(project.maven()
                        .on(Path.of(Bed.get().require("jdk.25")))
                        .succeeds("package", "-Dmaven.compiler.release=25")
                        .text())
                .doesNotContain("FERRULE-36");
        assertThat(run(project, "java.25", "com.acme.ForeignDivider")).satisfies(PanicsIT::caughtAndAlive);
    }

    @Test
    void aPanicInANativeMethodIsAnException() throws IOException {
        TestProject project = project("panics-jni")
                .edit("src/main/rust/Cargo.toml", text -> text + "\n[dependencies]\njni = \"=0.22.4\"\n")
                .write("src/main/rust/src/lib.rs", PAGE.exampleWith("Java_com_acme_JniDivider_divide"))
                .write("src/main/java/com/acme/JniDivider.java", PAGE.exampleWith("class JniDivider "));

        assertThat(project.maven()
                        .keepingCrates("panics")
                        .unoptimized()
                        .succeeds("package")
                        .text())
                .doesNotContain("FERRULE-36");
        assertThat(run(project, "java.17", "com.acme.JniDivider")).satisfies(PanicsIT::caughtAndAlive);
    }

    @Test
    void theSymbolsOfTheDebugJarNameTheFunctionsOfAStrippedLibrary() throws IOException {
        TestProject project = project("panics-debug")
                .write(
                        "src/main/rust/src/lib.rs",
                        PAGE.exampleWith("pub extern \"C\" fn divide")
                                        .replace("panics::guard(|| a / b)", "panics::guard(|| quotient(a, b))")
                                + "\n#[inline(never)]\nfn quotient(a: i32, b: i32) -> i32 {\n    a / b\n}\n")
                .write("src/main/java/com/acme/Divider.java", PAGE.exampleWith("class Divider "));
        project.maven().succeeds("package", "-Dferrule.debugSymbols=lines");
        Path folder = Files.createDirectories(project.path("loose"));
        Path library = folder.resolve("libmathlib.so");
        Files.write(library, project.jar("target/mathlib-1.4.0-natives.jar").bytes("linux-x86-64/libmathlib.so"));
        String[] command = {
            "-Dferrule.library.com.acme.mathlib=" + library, "-cp", ClassPath.ofMathlib(project), "com.acme.Divider"
        };
        BedProgram java = BedProgram.of("java.17").with("RUST_BACKTRACE", "1");
        assertThat(java.run(project.path("."), command))
                .contains("caught panicked")
                .doesNotContain("quotient");

        Files.write(
                folder.resolve("libmathlib.so.debug"),
                project.jar("target/mathlib-1.4.0-debug.jar")
                        .bytes("META-INF/debug/com.acme.mathlib/mathlib/x86_64-unknown-linux-gnu/libmathlib.so.debug"));
        assertThat(java.run(project.path("."), command)).contains("mathlib::quotient", "src/lib.rs:10");
    }

    @Test
    void functionsWithoutAGuardAreNamedOnceAndAbortIsExplained() {
        TestProject project = TestProject.copy("mathlib", "panics-unguarded").configure(HOST);
        String log = project.maven().succeeds("package").text();
        assertThat(log)
                .containsOnlyOnce(
                        "FERRULE-362  linux-x86-64/libmathlib.so: a panic in 1 of 1 exported functions would end"
                                + " the process");

        project.edit("src/main/rust/Cargo.toml", text -> text + "\n[profile.release]\npanic = \"abort\"\n");
        assertThat(project.maven().succeeds("package").text())
                .containsOnlyOnce("FERRULE-362  linux-x86-64/libmathlib.so: the profile has panic = \"abort\"");
    }

    private static TestProject project(String name) {
        return TestProject.copy("mathlib", name)
                .configure(HOST)
                .delete("src/main/java")
                .write("src/main/rust/src/panics.rs", PAGE.exampleWith("pub fn guard<"));
    }

    private static void caughtAndAlive(String output) {
        assertThat(output)
                .contains("caught panicked at src/lib.rs:", "attempt to divide by zero")
                .containsPattern("mathlib::|divide")
                .contains("alive 2");
    }

    private static String run(TestProject project, String java, String main) {
        return BedProgram.of(java)
                .with("RUST_BACKTRACE", "1")
                .run(
                        project.path("."),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        ClassPath.ofMathlib(project),
                        main);
    }
}
