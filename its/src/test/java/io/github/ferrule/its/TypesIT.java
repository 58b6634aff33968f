package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/** Java declarations that do not agree with the crate's functions never get into a jar. */
class TypesIT {

    @Test
    void aWrongDeclarationFailsTheBuildAndIsShownTheRightOne() {
        TestProject project = TestProject.copy("mathlib", "types")
                .edit("src/main/java/com/acme/MathLib.java", text -> text.replace("long add(long", "int add(long"))
                .configure("<targets><target>x86_64-unknown-linux-gnu</target></targets>");

        MavenLog log = project.maven().fails("package");

        assertThat(log.text())
                .contains("FERRULE-360")
                .contains("com.acme.MathLib.add: the result is an integer of 32 bits in Java")
                .contains("declare it as  long add(long a, long b);");
        assertThat(project.has("target/mathlib-1.4.0-natives.jar")).isFalse();
    }

    @Test
    void aFunctionOfADependencyThatIsDeclaredLaterIsComparedAlthoughTheLibraryIsTheSame() {
        TestProject project = TestProject.copy("mathlib", "types-of-a-dependency")
                .edit(
                        "src/main/rust/Cargo.toml",
                        text -> text + "\n[dependencies]\nstatistics = { path = \"statistics\" }\n")
                .edit("src/main/rust/src/lib.rs", text -> "pub use statistics::mean;\n" + text)
                .write("src/main/rust/statistics/Cargo.toml", """
                        [package]
                        name = "statistics"
                        version = "0.1.0"
                        edition = "2021"
                        """)
                .write("src/main/rust/statistics/src/lib.rs", """
                        #[no_mangle]
                        pub extern "C" fn mean(a: f64, b: f64) -> f64 {
                            (a + b) / 2.0
                        }
                        """);
        project.maven().succeeds("package");
        project.edit(
                "src/main/java/com/acme/MathLib.java",
                text -> text.replace("long add(", "float mean(double a, double b);\n\n    long add("));

        MavenLog log = project.maven().fails("package");

        assertThat(log.text())
                .contains("com.acme.MathLib.mean: the result is a float of 32 bits in Java")
                .contains("declare it as  double mean(double a, double b);");
    }

    @Test
    void theTypesOfAnUnchangedLibraryAreReadOnceAndCargoCompilesNothingForThem() throws IOException {
        TestProject project = TestProject.copy("mathlib", "types-of-an-unchanged-library");
        assertThat(project.maven().succeeds("package").text()).contains("Compiling mathlib");
        Path surface = surface(project);
        FileTime read = Files.getLastModifiedTime(surface);

        MavenLog log = project.maven().succeeds("package");

        assertThat(log.text()).doesNotContain("Compiling mathlib");
        assertThat(surface(project)).isEqualTo(surface);
        assertThat(Files.getLastModifiedTime(surface)).isEqualTo(read);
    }

    private static Path surface(TestProject project) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(project.path("target/ferrule"), "surface-*.json")) {
            return files.iterator().next();
        }
    }

    @Test
    void typesOfADependencyAreReadWhereTheyAreDefined() {
        TestProject project = TestProject.copy("mathlib", "types-of-another-crate")
                .edit("src/main/rust/Cargo.toml", text -> text + "\n[dependencies]\ncodes = { path = \"codes\" }\n")
                .edit("src/main/rust/src/lib.rs", text -> text + """

                        #[no_mangle]
                        pub extern "C" fn next(code: codes::Count, _range: *const codes::Range) -> codes::Count {
                            code + 1
                        }
                        """)
                .write("src/main/rust/codes/Cargo.toml", """
                        [package]
                        name = "codes"
                        version = "0.1.0"
                        edition = "2021"
                        """)
                .write("src/main/rust/codes/src/lib.rs", """
                        mod numbers {
                            pub type Count = u32;
                        }
                        pub use numbers::Count;
                        #[repr(C)]
                        pub struct Range {
                            pub from: Count,
                            pub to: i64,
                        }
                        """)
                .edit(
                        "src/main/java/com/acme/MathLib.java",
                        text -> text.replace("long add(", "int next(long code, int[] range);\n\n    long add("));

        MavenLog log = project.maven().fails("package");

        assertThat(log.text())
                .contains(
                        "com.acme.MathLib.next: parameter 1 (code) is an integer of 64 bits in Java, and an integer of"
                                + " 32 bits in Rust (u32)")
                .contains("com.acme.MathLib.next: parameter 2 (_range) points to what is an integer of 32 bits in Java,"
                        + " and a struct by value in Rust (Range)")
                .contains("declare it as  int next(int code, Pointer _range);");
    }
}
