package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two Maven modules, built at the same time, each with a crate of one cargo workspace. */
class WorkspaceIT {

    private TestProject project;

    @BeforeEach
    void makeReactor() {
        Bed.get().require("path.zig");
        String member = DocumentationPage.read("multi-module.md")
                .section("A cargo workspace next to the modules")
                .example("xml")
                .replaceAll("</?configuration>", "")
                .replace("geo-jni", "one");
        project = TestProject.copy("workspace", "workspace")
                .edit("one/pom.xml", pom -> pom.replace("<package>one</package>", member));
    }

    @Test
    void eachCrateIsCompiledOnce() {
        MavenLog log = project.maven().succeeds("package", "-T", "2");
        assertThat(log.text()).contains("Using the MultiThreadedBuilder");
        for (String crate : List.of("common", "one", "two")) {
            assertThat(log.lines().stream().filter(line -> line.contains("Compiling " + crate + " v0.1.0")))
                    .as("calls of cargo that compiled %s", crate)
                    .hasSize(1);
        }
        assertThat(log.text()).doesNotContain("Blocking waiting for file lock on build directory");
        for (String module : List.of("one", "two")) {
            assertThat(project.jar(module + "/target/" + module + "-1.0-natives.jar")
                            .libraries())
                    .containsExactly("linux-x86-64-musl/lib" + module + ".so", "linux-x86-64/lib" + module + ".so");
        }

        MavenLog again = project.maven().succeeds("package", "-T", "2");
        assertThat(again.text()).doesNotContain("Compiling");
    }

    /** The same library for two modules, but not of the same kind: neither may get that of the other. */
    @Test
    void oneCrateWithTwoSetsOfFeatures() {
        project.edit(
                "two/pom.xml",
                pom -> pom.replace(
                        "<package>two</package>", "<package>one</package>" + "<features>special</features>"));
        project.maven().succeeds("package", "-T", "2");
        assertThat(text("one")).doesNotContain("only_with_the_feature");
        assertThat(text("two")).contains("only_with_the_feature");
    }

    /** Cargo calls a file fresh for one package that another has overwritten (rust-lang/cargo#6313). */
    @Test
    void packagesWithOneLibraryNameKeepTheirOwnLibraries() {
        for (String module : List.of("one", "two")) {
            project.edit("rust/" + module + "/Cargo.toml", text -> text.replace("[lib]", "[lib]\nname = \"api\""));
        }
        for (String module : List.of("one", "two", "one", "two")) {
            project.maven().succeeds("package", "-pl", module);
            byte[] library = project.jar(module + "/target/" + module + "-1.0-natives.jar")
                    .bytes("linux-x86-64/libapi.so");
            String other = module.equals("one") ? "two" : "one";
            assertThat(new String(library, StandardCharsets.ISO_8859_1))
                    .contains("\0" + module + "\0")
                    .doesNotContain("\0" + other + "\0");
        }
    }

    private String text(String module) {
        byte[] library =
                project.jar(module + "/target/" + module + "-1.0-natives.jar").bytes("linux-x86-64/libone.so");
        return new String(library, StandardCharsets.ISO_8859_1);
    }
}
