package io.github.ferrule.plugin.release.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentralRulesTest {

    private static final String COMPLETE = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <packaging>pom</packaging>
              <name>mathlib</name>
              <description>Mathematics</description>
              <url>https://example.com/mathlib</url>
              <licenses><license><name>MIT</name></license></licenses>
              <developers><developer><name>A. Developer</name></developer></developers>
              <scm><connection>scm:git:https://example.com/mathlib</connection><url>https://example.com/mathlib</url></scm>
            </project>
            """;

    @TempDir
    Path repository;

    @Test
    void aCompletePomHasEveryElement() throws IOException {
        assertThat(violations(COMPLETE)).isEmpty();
    }

    @Test
    void eachMissingElementIsNamed() throws IOException {
        assertThat(violations("<project><packaging>pom</packaging><scm/><licenses><license/></licenses></project>"))
                .containsExactly(
                        "the pom has no <name>",
                        "the pom has no <description>",
                        "the pom has no <url>",
                        "the pom has no <licenses><license><name>",
                        "the pom has no <developers><developer><name>",
                        "the pom has no <scm><connection>",
                        "the pom has no <scm><url>");
        assertThat(violations(COMPLETE.replace("MIT", " ")))
                .containsExactly("the pom has no <licenses><license><name>");
    }

    @Test
    void aParentMayHaveTheElements() throws IOException {
        assertThat(violations("<project><parent/><packaging>pom</packaging></project>"))
                .isEmpty();
    }

    @Test
    void aPomWithoutPackagingIsThatOfAJar() throws IOException {
        assertThat(violations(COMPLETE.replace("<packaging>pom</packaging>", "")))
                .containsExactly(
                        "mathlib-1.4.0.jar is missing",
                        "mathlib-1.4.0-sources.jar is missing",
                        "mathlib-1.4.0-javadoc.jar is missing");
    }

    /** Returns the violations of a release that consists of a pom, except those about signatures and checksums. */
    private List<String> violations(String pom) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("com/acme/mathlib/1.4.0"));
        Files.writeString(folder.resolve("mathlib-1.4.0.pom"), pom);
        return CentralRules.check(StagedRelease.readAll(repository).get(0)).stream()
                .filter(line -> !line.startsWith("mathlib-1.4.0.pom "))
                .toList();
    }
}
