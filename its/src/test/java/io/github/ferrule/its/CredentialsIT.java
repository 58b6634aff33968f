package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Nothing that Ferrule writes holds a credential of the machine, wherever cargo, git and rustc are told one. */
class CredentialsIT {

    private static final String SECRET = "s3cr3t-t0ken";

    /** The lock file, and what cargo reports, repeat the URL of a git dependency. Its sources are vendored: nothing is fetched. */
    @Test
    void noCredentialOfAGitDependencyLeavesTheMachine() throws Exception {
        TestProject project = TestProject.copy("mathlib", "credentials-git")
                .configure("<targets><target>x86_64-unknown-linux-gnu</target></targets>");
        dependency(project);
        String url = "https://user:" + SECRET + "@git.invalid/tool";
        project.write("tool/LICENSE", "Permission is hereby granted")
                .write("tool/.cargo-checksum.json", "{\"files\":{}}")
                .edit("src/main/rust/Cargo.toml", text -> text + "\n[dependencies]\ntool = { git = \"" + url + "\" }\n")
                .write("src/main/rust/.cargo/config.toml", """
                        [source."git+%1$s"]
                        git = "%1$s"
                        replace-with = "vendored"
                        [source.vendored]
                        directory = "%2$s"
                        """.formatted(url, project.path("vendor")))
                .write("src/main/rust/Cargo.lock", """
                        version = 4

                        [[package]]
                        name = "mathlib"
                        version = "0.1.0"
                        dependencies = [
                         "tool",
                        ]

                        [[package]]
                        name = "tool"
                        version = "0.1.0"
                        source = "git+%s#0123456789012345678901234567890123456789"
                        """.formatted(url));
        Files.createDirectories(project.path("vendor"));
        Files.move(project.path("tool"), project.path("vendor/tool"));
        git(project.path("."), "init", "--quiet");
        git(project.path("."), "remote", "add", "origin", "https://user:" + SECRET + "@git.invalid/mathlib");
        MavenLog log = project.maven()
                .with("CARGO_TARGET_DIR", project.path("cargo").toString())
                .succeeds("package", "-X", "-Dferrule.provision=never");
        assertThat(log.text()).contains("Compiling tool v0.1.0").doesNotContain(SECRET);
        Path inventory = project.path("target/ferrule/natives/x86_64-unknown-linux-gnu/inventory");
        assertThat(inventory.resolve("bom.cdx.json")).content().contains("pkg:cargo/tool@0.1.0");
        assertThat(inventory.resolve("licenses/tool-0.1.0/LICENSE")).exists();
        assertThat(holding(project.path("target"))).isEmpty();
    }

    @Test
    void noCredentialIsInAFileThatLeavesTheMachine() throws Exception {
        TestProject project = TestProject.copy("mathlib", "credentials")
                .locked("mathlib")
                .configure("<targets><target>x86_64-unknown-linux-gnu</target></targets>");
        dependency(project);
        Path manifest = project.path("src/main/rust/Cargo.toml");
        Files.writeString(manifest, Files.readString(manifest) + """

                [dependencies]
                tool = { path = "../../../tool" }
                """);
        project.write("src/main/rust/.cargo/config.toml", """
                [registries.mine]
                index = "sparse+https://user:%1$s@registry.invalid/index/"
                token = "%1$s"
                [env]
                API_TOKEN = "%1$s"
                [target.x86_64-unknown-linux-gnu]
                rustflags = ["-C", "link-arg=-Wl,-rpath-link,/nowhere/%1$s", "-L", "native=/nowhere/%1$s", "--cfg",
                    "key=\\"%1$s\\""]
                """.formatted(SECRET));
        project.delete("src/main/rust/Cargo.lock");
        git(project.path("."), "init", "--quiet");
        git(project.path("."), "remote", "add", "origin", "https://user:" + SECRET + "@git.invalid/mathlib");
        project.maven()
                .with("CARGO_REGISTRIES_MINE_TOKEN", SECRET)
                .with("CARGO_REGISTRY_TOKEN", SECRET)
                .with("MAVEN_GPG_PASSPHRASE", SECRET)
                .with("CARGO_TARGET_DIR", project.path("cargo").toString())
                .succeeds(
                        "package",
                        "ferrule:audit",
                        "-Dferrule.file=" + project.path("target/mathlib-1.4.0-natives.jar"),
                        "ferrule:generate-ci",
                        "-Dferrule.revision=abc",
                        "-Dferrule.provision=never");
        assertThat(project.path("target/ferrule/natives/x86_64-unknown-linux-gnu/inventory/bom.cdx.json"))
                .exists();
        assertThat(holding(project.path("target"))).isEmpty();
        assertThat(holding(project.path(".github"))).isEmpty();
        assertThat(project.path("target/ferrule/natives/x86_64-unknown-linux-gnu/provenance.properties"))
                .content()
                .contains("link-arg=***", "-L native=***", "--cfg key=***");
    }

    /** The files below a folder that hold the secret, and entries of jars. */
    private static List<String> holding(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readAllBytes(file));
                if (file.toString().endsWith(".jar")) {
                    try (InputStream in = Files.newInputStream(file);
                            ZipInputStream jar = new ZipInputStream(in)) {
                        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                            contents.put(file + "!" + entry.getName(), jar.readAllBytes());
                        }
                    }
                }
            }
        }
        assertThat(contents).isNotEmpty();
        List<String> found = new ArrayList<>();
        contents.forEach((name, content) -> {
            if (new String(content, StandardCharsets.ISO_8859_1).contains(SECRET)) {
                found.add(name);
            }
        });
        return found;
    }

    private static void dependency(TestProject project) {
        project.write("tool/Cargo.toml", """
                        [package]
                        name = "tool"
                        version = "0.1.0"
                        license = "MIT"
                        repository = "https://user:%s@git.invalid/tool"
                        """.formatted(SECRET)).write("tool/src/lib.rs", "");
    }

    private static void git(Path folder, String... arguments) {
        new BedProgram("git", Bed.get().environment()).run(folder, arguments);
    }
}
