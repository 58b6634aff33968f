package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.KeyRing;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** From {@code mvn deploy} to a folder and on to the zip file that Maven Central's portal takes. */
@ResourceLock(MavenRun.INSTALLED)
class DeployIT {

    private static final String RELEASE = "target/staging/com/acme/mathlib/1.4.0/";
    private static final String TO_FOLDER = "-DaltDeploymentRepository=staging::file:target/staging";
    private static TestProject project;
    private static MavenLog log;
    private static KeyRing keys;

    @BeforeAll
    static void deployWithSourcesJavadocAndSignatures() throws IOException {
        Bed.get().require("rust.targets");
        keys = KeyRing.create().withKey("Ferrule Test <test@example.com>", "rsa2048", "sign", "1d");
        project = TestProject.copy("mathlib", "deploy")
                .configure("""
                        <targets>
                          <target>x86_64-unknown-linux-gnu.2.17</target>
                          <target>x86_64-pc-windows-gnu</target>
                        </targets>""")
                .edit("pom.xml", DeployIT::withAllThatCentralAsksFor);
        log = project.maven().with("GNUPGHOME", keys.toString()).succeeds("deploy", "ferrule:central", TO_FOLDER);
    }

    @AfterAll
    static void endTheAgent() {
        if (keys != null) {
            keys.close();
        }
    }

    @Test
    void everyFileIsSignedAndTheSignaturesAndChecksumsAreGood() throws IOException {
        for (String file : new String[] {
            ".jar", "-sources.jar", "-javadoc.jar", "-natives.jar", "-linux-x86_64.jar", "-windows-x86_64.jar", ".pom"
        }) {
            String path = RELEASE + "mathlib-1.4.0" + file;
            assertThat(project.path(path))
                    .hasDigest("SHA-1", text(path + ".sha1"))
                    .hasDigest("MD5", text(path + ".md5"));
            assertThat(new BedProgram("gpg", Map.of())
                            .run(project.path("."), "--homedir", keys.toString(), "--verify", path + ".asc", path))
                    .contains("Good signature");
        }
    }

    private static String text(String path) throws IOException {
        return Files.readString(project.path(path)).trim();
    }

    @Test
    void theBundleIsAPieceOfARepositoryWithoutMetadata() {
        Jar zip = project.jar("target/ferrule/central-bundle.zip");
        String base = "com/acme/mathlib/1.4.0/mathlib-1.4.0";
        assertThat(zip.files())
                .contains(
                        base + ".jar", base + ".jar.asc", base + ".jar.md5", base + "-natives.jar.sha1", base + ".pom")
                .allMatch(name -> name.startsWith("com/acme/mathlib/1.4.0/"))
                .noneMatch(name -> name.contains("maven-metadata"));
        assertThat(log.text()).contains("follows Maven Central's rules");
    }

    @Test
    void theSourcesJarHoldsNoLibrary() {
        assertThat(project.jar(RELEASE + "mathlib-1.4.0-sources.jar").libraries())
                .isEmpty();
    }

    @Test
    void everyViolationOfCentralsRulesIsListedAtOnce() throws IOException {
        TestProject bare = TestProject.copy("mathlib", "deploy-bare");
        bare.maven().succeeds("deploy", TO_FOLDER);
        Files.writeString(bare.path(RELEASE + "mathlib-1.4.0-natives.jar.md5"), "0".repeat(32));
        assertThat(bare.maven().fails("ferrule:central").text())
                .contains("FERRULE-409", "com.acme:mathlib:1.4.0: Maven Central would refuse the release")
                .contains("the pom has no <licenses><license><name>", "the pom has no <developers><developer><name>")
                .contains("mathlib-1.4.0-sources.jar is missing", "mathlib-1.4.0-javadoc.jar is missing")
                .contains("mathlib-1.4.0-linux-x86_64.jar is not signed")
                .contains("mathlib-1.4.0-natives.jar does not match its .md5");
        assertThat(bare.has("target/ferrule/central-bundle.zip")).isFalse();
    }

    private static String withAllThatCentralAsksFor(String pom) {
        return pom.replace("<properties>", """
                        <name>Mathlib</name>
                        <description>Adds numbers</description>
                        <url>https://example.com/mathlib</url>
                        <licenses>
                          <license><name>MIT</name><url>https://example.com/mit</url></license>
                        </licenses>
                        <developers>
                          <developer><name>A. Developer</name><email>a@example.com</email></developer>
                        </developers>
                        <scm>
                          <connection>scm:git:https://example.com/mathlib.git</connection>
                          <url>https://example.com/mathlib</url>
                        </scm>
                        <properties>""")
                .replaceFirst("<plugins>\\s+<plugin>\\s+<groupId>io.github.ferrule", """
                        <plugins>
                          <plugin>
                            <artifactId>maven-source-plugin</artifactId>
                            <version>3.4.0</version>
                            <executions>
                              <execution><goals><goal>jar-no-fork</goal></goals></execution>
                            </executions>
                          </plugin>
                          <plugin>
                            <artifactId>maven-javadoc-plugin</artifactId>
                            <version>3.12.0</version>
                            <configuration><doclint>none</doclint></configuration>
                            <executions>
                              <execution><goals><goal>jar</goal></goals></execution>
                            </executions>
                          </plugin>
                          <plugin>
                            <artifactId>maven-gpg-plugin</artifactId>
                            <version>3.2.8</version>
                            <configuration><useAgent>true</useAgent></configuration>
                            <executions>
                              <execution><phase>verify</phase><goals><goal>sign</goal></goals></execution>
                            </executions>
                          </plugin>
                          <plugin>
                            <groupId>io.github.ferrule""");
    }
}
