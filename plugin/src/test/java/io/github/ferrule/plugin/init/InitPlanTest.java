package io.github.ferrule.plugin.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.init.InitPlan.Change;
import io.github.ferrule.plugin.init.InitRequest.ExistingPom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InitPlanTest {

    private static final String POM =
            "<?xml version='1.0' encoding='ISO-8859-1'?>\n<project>\n  <name>\u00fc</name>\n</project>\n";

    @TempDir
    Path root;

    @Test
    void aProjectGetsItsMissingParts() throws Exception {
        Files.write(root.resolve("pom.xml"), POM.getBytes(StandardCharsets.ISO_8859_1));
        InitPlan plan = plan(new ExistingPom(false, false, Optional.of(TestFramework.JUNIT_4), false));
        assertThat(plan.changes())
                .extracting(Change::past)
                .containsExactly(
                        "added the loader, the plugin to pom.xml",
                        "wrote src/main/java/com/acme/NativeMathlib.java",
                        "wrote src/main/rust/.gitignore",
                        "wrote src/main/rust/Cargo.toml",
                        "wrote src/main/rust/src/lib.rs",
                        "wrote src/test/java/com/acme/NativeMathlibTest.java");
        assertThat(plan.changes().get(1).future()).isEqualTo("write src/main/java/com/acme/NativeMathlib.java");
        plan.write();
        assertThat(new String(Files.readAllBytes(root.resolve("pom.xml")), StandardCharsets.ISO_8859_1))
                .startsWith(
                        "<?xml version='1.0' encoding='ISO-8859-1'?>\n<project>\n  <name>\u00fc</name>\n  <dependencies>\n")
                .contains("<artifactId>ferrule-native-loader</artifactId>\n      <version>1.2</version>")
                .doesNotContain("junit");
        assertThat(root.resolve("src/test/java/com/acme/NativeMathlibTest.java"))
                .content()
                .contains("import org.junit.Test;");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        Files.writeString(root.resolve("pom.xml"), POM);
        plan(new ExistingPom(false, false, Optional.empty(), false)).write();
        assertThat(plan(new ExistingPom(true, true, Optional.of(TestFramework.JUPITER), true))
                        .changes())
                .isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingIsWrittenBehindALinkOutOfTheProject(@TempDir Path elsewhere) throws Exception {
        Files.writeString(root.resolve("pom.xml"), POM);
        Files.createDirectories(root.resolve("src/main"));
        Files.createSymbolicLink(root.resolve("src/main/rust"), elsewhere);
        assertThatThrownBy(() -> plan(new ExistingPom(true, true, Optional.of(TestFramework.JUPITER), true)))
                .hasMessageContaining("is behind a link that leads out of the project")
                .hasMessageContaining("-Dferrule.crate=" + elsewhere.toRealPath());
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aCrateThatCargoInitMadeBecomesACdylib() throws Exception {
        assertThat(manifestAfter("[package]\nname = \"rust\"\n\n[dependencies]\n"))
                .isEqualTo(
                        "[package]\nname = \"rust\"\n\n[dependencies]\n\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n");
        assertThat(manifestAfter("[package]\nname = \"x\"\n[lib] # ours\nname = \"y\"\n"))
                .isEqualTo(
                        "[package]\nname = \"x\"\n[lib] # ours\ncrate-type = [\"cdylib\", \"rlib\"]\nname = \"y\"\n");
    }

    @Test
    void aCrateOfAnotherTypeGetsASecondOne() throws Exception {
        assertThat(
                        manifestAfter(
                                "[package]\nname = \"x\"\n[lib]\nname = \"y\"\ncrate-type = [\"rlib\"]\n[[example]]\ncrate-type = [\"bin\"]\n"))
                .isEqualTo(
                        "[package]\nname = \"x\"\n[lib]\nname = \"y\"\ncrate-type = [\"cdylib\", \"rlib\"]\n[[example]]\ncrate-type = [\"bin\"]\n");
    }

    @Test
    void aWorkspaceStays() throws Exception {
        assertThat(manifestAfter("[workspace]\nmembers = [\"a\"]\n")).isEqualTo("[workspace]\nmembers = [\"a\"]\n");
    }

    @Test
    void withUniffiTheBuildGeneratesTheCaller() throws Exception {
        newProject(CallerStyle.UNIFFI).write();

        assertThat(root.resolve("src/main/rust/Cargo.toml")).hasContent("""
                [package]
                name = "mathlib"
                version = "0.1.0"
                edition = "2024"

                [lib]
                crate-type = ["cdylib", "rlib"]

                [dependencies]
                uniffi = "0.32"

                [profile.release]
                strip = true
                """);
        assertThat(root.resolve("pom.xml"))
                .content()
                .containsPattern("<goals>\\s+<goal>bindings</goal>\\s+<goal>develop</goal>");
        assertThat(root.resolve("src/main/java")).doesNotExist();
    }

    @Test
    void otherStylesKnowNothingOfUniffi() throws Exception {
        newProject(CallerStyle.FFM).write();

        assertThat(root.resolve("src/main/rust/Cargo.toml")).hasContent("""
                [package]
                name = "mathlib"
                version = "0.1.0"
                edition = "2024"

                [lib]
                crate-type = ["cdylib", "rlib"]

                [profile.release]
                strip = true
                """);
        assertThat(root.resolve("pom.xml")).content().containsPattern("<goals>\\s+<goal>develop</goal>");
    }

    private InitPlan newProject(CallerStyle style) throws IOException {
        return InitPlan.of(new InitRequest(
                root,
                root.resolve("src/main/rust"),
                new ProjectNames("com.acme", "mathlib"),
                style,
                "1.2",
                Optional.empty()));
    }

    private String manifestAfter(String before) throws IOException {
        Path manifest = root.resolve("src/main/rust/Cargo.toml");
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, before);
        Files.writeString(root.resolve("pom.xml"), POM);
        plan(new ExistingPom(true, true, Optional.of(TestFramework.JUPITER), true))
                .write();
        return Files.readString(manifest);
    }

    private InitPlan plan(ExistingPom pom) throws IOException {
        return InitPlan.of(new InitRequest(
                root,
                root.resolve("src/main/rust"),
                new ProjectNames("com.acme", "mathlib"),
                CallerStyle.JNA,
                "1.2",
                Optional.of(pom)));
    }
}
