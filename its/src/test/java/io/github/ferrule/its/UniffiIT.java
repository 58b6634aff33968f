package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** examples/uniffi, with the generators for Java and for Kotlin. */
@Order(1)
class UniffiIT {

    private static final String LIBRARY = "src/main/rust/src/lib.rs";
    private static final String GENERATED = "target/generated-sources/ferrule/stock/com/example/stock/";

    private static final DocumentationPage UNIFFI =
            DocumentationPage.read("bindings.md").section("UniFFI");

    @Test
    void javaCallsAStrippedLibraryAndNothingIsMadeTwice() throws IOException {
        TestProject project = TestProject.example("uniffi", "uniffi/java");

        assertThat(project.path("src/main/rust/Cargo.toml")).content().contains(UNIFFI.example("toml"));

        MavenLog log = maven(project, "25").succeeds("package");

        assertThat(log.text())
                .contains("stock: uses uniffi 0.32.2, so uniffi-bindgen-java 0.5.2 generates its bindings")
                .contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0")
                .doesNotContain("FERRULE-36");
        assertThat(new BedProgram(Bed.get().require("path.uniffi") + "/uniffi-bindgen-java", Map.of())
                        .fails(
                                project.path("src/main/rust"),
                                "generate",
                                project.path("target/ferrule/natives/x86_64-unknown-linux-gnu/libstock.so")
                                        .toString()))
                .as("the released library is stripped")
                .contains("No UniFFI metadata found");
        assertThat(BedProgram.of("java.25")
                        .run(
                                project.path("."),
                                "-Dstdout.encoding=UTF-8",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                ClassPath.of(
                                        project.path("target/stock-1.0.0.jar"),
                                        project.path("target/stock-1.0.0-linux-x86_64.jar")),
                                "com.example.stock.Main"))
                .contains("sold: apple, 1 left\napple: 0.50 €\ntoo few: 1");

        Path stock = project.path(GENERATED + "Stock.java");
        Object written = Files.getLastModifiedTime(stock);
        assertThat(maven(project, "25").succeeds("process-test-resources").text())
                .contains("stock: Java bindings are up to date", "up to date")
                .doesNotContain("Compiling stock", "Recompiling", "of the settings of bindings");
        assertThat(Files.getLastModifiedTime(stock)).isEqualTo(written);

        project.edit(LIBRARY, text -> text + """

                #[uniffi::export]
                pub fn slogan() -> String {
                    "fresh".into()
                }
                """);
        assertThat(maven(project, "25")
                        .succeeds("generate-sources", "-Dferrule.bindings.prefix=stock_")
                        .text())
                .contains("stock: Java bindings written to")
                .contains("UniFFI's generator uses  <javaPackage>  and  <language>  only");
        assertThat(stock).content().contains("String slogan()");
    }

    @Test
    void kotlinCallsItFromJava17() throws IOException {
        TestProject project = kotlin("uniffi/kotlin");

        assertThat(maven(project, "17").succeeds("package").text())
                .contains("stock: uses uniffi 0.32.2, so uniffi-bindgen 0.32.2 generates its bindings")
                .contains("stock: Kotlin bindings written to")
                .contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0")
                .doesNotContain("FERRULE-36");
        String generated = Files.readString(project.path(GENERATED + "stock.kt"));

        project.write("src/main/rust/generator/Cargo.toml", """
                        [package]
                        name = "generator"
                        version = "0.1.0"
                        edition = "2021"

                        [[bin]]
                        name = "uniffi-bindgen"
                        path = "main.rs"
                        """)
                .write("src/main/rust/generator/main.rs", """
                        use std::process::{exit, Command};

                        fn main() {
                            println!("a generator of our own");
                            let status = Command::new("uniffi-bindgen").args(std::env::args_os().skip(1)).status();
                            exit(status.unwrap().code().unwrap())
                        }
                        """)
                .edit("src/main/rust/Cargo.toml", text -> text + "\n[workspace]\nmembers = [\"generator\"]\n");
        assertThat(maven(project, "17").succeeds("generate-sources").text())
                .contains("so the program uniffi-bindgen of generator generates its bindings")
                .contains("a generator of our own");
        assertThat(project.path(GENERATED + "stock.kt")).hasContent(generated);
        assertThat(maven(project, "17").succeeds("generate-sources").text())
                .contains("stock: Kotlin bindings are up to date")
                .doesNotContain("a generator of our own");
    }

    private static TestProject kotlin(String name) {
        String plugin = UNIFFI.example("xml");
        return TestProject.example("uniffi", name)
                .delete("src/main/java")
                .delete("src/test")
                .overlay("uniffi-kotlin")
                .edit(
                        "pom.xml",
                        pom -> pom.replace("release>22<", "release>17<")
                                .replace(
                                        "    <plugins>\n      <plugin>\n        <groupId>io.github.ferrule<",
                                        "    <plugins>\n" + plugin
                                                + "      <plugin>\n        <groupId>io.github.ferrule<")
                                .replace("  </dependencies>", """
                                    <dependency>
                                      <groupId>org.jetbrains.kotlin</groupId>
                                      <artifactId>kotlin-stdlib</artifactId>
                                      <version>2.2.20</version>
                                    </dependency>
                                  </dependencies>""")
                                .replace(
                                        "  <build>\n",
                                        "  <build>\n    <testSourceDirectory>src/test/kotlin</testSourceDirectory>\n")
                                .replace("            <argLine>--enable-native-access=ALL-UNNAMED</argLine>\n", ""));
    }

    @Test
    void aVersionWithoutGeneratorIsRefused() {
        TestProject project = TestProject.example("uniffi", "uniffi/refused")
                .delete("src/main/rust/Cargo.lock")
                .write("src/main/rust/uniffi/src/lib.rs", "")
                .write("src/main/rust/uniffi/Cargo.toml", """
                        [package]
                        name = "uniffi"
                        version = "0.29.5"
                        edition = "2021"
                        """)
                .edit(
                        "src/main/rust/Cargo.toml",
                        text -> text.replace("0.32", "0.29") + "\n[patch.crates-io]\nuniffi = { path = \"uniffi\" }\n");

        assertThat(maven(project, "25").fails("generate-sources").text())
                .contains("FERRULE-145  stock: no generator of Java fits uniffi 0.29.5")
                .contains("uniffi 0.32 and uniffi-bindgen-java 0.5.2");
        assertThat(maven(project, "25")
                        .fails("generate-sources", "-Dferrule.bindings.language=kotlin")
                        .text())
                .contains("FERRULE-145  stock: no generator of Kotlin fits uniffi 0.29.5");

        project.edit("pom.xml", pom -> pom.replace("release>22<", "release>17<"));
        assertThat(maven(project, "17").fails("generate-sources").text())
                .contains("FERRULE-145  stock: UniFFI's Java needs Java 22, and the project compiles for Java 17");
    }

    /** The tool cache is real; in place of cargo, which would compile for minutes, a program copies the bed's generator. */
    @Test
    void theGeneratorIsInstalledOnce() throws IOException {
        TestProject project = TestProject.example("uniffi", "uniffi/install");
        Path tools = Files.createDirectories(project.path("tools"));
        Files.writeString(tools.resolve("cargo"), """
                #!/bin/sh
                [ "$1" = install ] || exec '%s/cargo' "$@"
                echo "$*" >> '%s/calls'
                while [ "$1" != --root ]; do shift; done
                mkdir -p "$2/bin" && cp '%s/uniffi-bindgen-java' "$2/bin"
                """.formatted(
                        Bed.get().require("path.rust"), tools, Bed.get().require("path.uniffi")));
        tools.resolve("cargo").toFile().setExecutable(true);
        String path = Arrays.stream(Bed.get().environment().get("PATH").split(File.pathSeparator))
                .filter(folder -> !Files.exists(Path.of(folder, "uniffi-bindgen-java")))
                .collect(Collectors.joining(File.pathSeparator));
        MavenRun maven = maven(project, "25").with("PATH", tools + File.pathSeparator + path);
        String cache = "-Dferrule.toolCache=" + project.path("cache");

        assertThat(maven.fails("generate-sources", cache, "-Dferrule.provision=never")
                        .text())
                .contains("FERRULE-006  uniffi-bindgen-java 0.5.2: is not installed, and Ferrule may not install it")
                .contains("cargo install --locked --version 0.5.2 --debug uniffi-bindgen-java");
        assertThat(maven.succeeds("generate-sources", cache).text())
                .contains("compiling uniffi-bindgen-java 0.5.2 for", "stock: Java bindings written to");
        project.delete("target");
        assertThat(maven.succeeds("generate-sources", cache).text())
                .doesNotContain("compiling uniffi-bindgen-java")
                .contains("stock: Java bindings written to");
        assertThat(Files.readAllLines(tools.resolve("calls")))
                .singleElement()
                .asString()
                .matches("install --locked --version 0.5.2 --debug --root \\S+ uniffi-bindgen-java");
        assertThat(project.path("cache/tools").toFile().list()).containsExactly("uniffi-bindgen-java-0.5.2");
    }

    private static MavenRun maven(TestProject project, String jdk) {
        Bed.get().require("path.uniffi");
        return project.maven()
                .on(Path.of(Bed.get().require("jdk." + jdk)))
                .unoptimized()
                .keepingCrates("uniffi");
    }
}
