package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.Platforms;
import io.github.ferrule.its.bed.Program;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published form of the quickstart, as those who use it take it. */
class ConsumersIT {

    private static final String VERSION = "1.0.0-consumed";

    @BeforeAll
    static void publishTheQuickstart() {
        Bed.get().require("rust.targets");
        TestProject quickstart = TestProject.example("quickstart", "published-quickstart")
                .edit(
                        "pom.xml",
                        pom -> pom.replace("<version>1.0.0</version>", "<version>" + VERSION + "</version>")
                                .replace("<goal>develop</goal>", "")
                                .replace(
                                        "<modelVersion>",
                                        "<!-- do_not_remove: published-with-gradle-metadata -->\n<modelVersion>")
                                .replaceFirst("<executions>", """
                                <configuration>
                                  <targets>
                                    <target>x86_64-unknown-linux-gnu.2.17</target>
                                    <target>aarch64-unknown-linux-gnu.2.17</target>
                                    <target>x86_64-pc-windows-gnu</target>
                                  </targets>
                                </configuration>
                                <executions>"""));
        quickstart.maven().succeeds("install", "-Dmaven.test.skip");
    }

    @Test
    void aMavenConsumerWithOneClassifier() {
        assertThat(runWithCopiedDependencies(consumer("linux-x86_64"))).contains("found [2015-05-15] on Linux amd64");
    }

    @Test
    void aMavenConsumerWithOsMavenPlugin() {
        TestProject consumer =
                consumer("${os.detected.classifier}").edit("pom.xml", pom -> pom.replace("<!-- more -->", """
                <extensions>
                  <extension>
                    <groupId>kr.motd.maven</groupId>
                    <artifactId>os-maven-plugin</artifactId>
                    <version>1.7.1</version>
                  </extension>
                </extensions>"""));
        assertThat(runWithCopiedDependencies(consumer)).contains("found [2015-05-15] on Linux amd64");
    }

    @ParameterizedTest
    @CsvSource({
        "java.17,      Linux amd64,   x86_64-unknown-linux-gnu.2.17",
        "java.aarch64, Linux aarch64, aarch64-unknown-linux-gnu.2.17",
        "java.windows, Windows,       x86_64-pc-windows-gnu"
    })
    void aShadedApplicationWithAllPlatforms(String java, String platform, String target) {
        TestProject consumer = shaded("");
        assertThat(Program.of(java).run(consumer.path("."), "-jar", "target/consumer-1.jar"))
                .contains("found [2015-05-15] on " + platform);
        Platforms.executed(target, platform + ", quickstart in a shaded jar, " + java);
    }

    @ParameterizedTest
    @CsvSource({
        "java.17,      Linux amd64,   x86_64-unknown-linux-gnu.2.17",
        "java.25,      Linux amd64,   x86_64-unknown-linux-gnu.2.17",
        "java.windows, Windows,       x86_64-pc-windows-gnu"
    })
    void aSpringBootFatJarWithAllPlatforms(String java, String platform, String target) {
        TestProject consumer = springBoot();
        assertThat(Program.of(java).run(consumer.path("."), "-jar", "target/consumer-1.jar"))
                .contains("found [2015-05-15] on " + platform);
        Platforms.executed(target, platform + ", quickstart in a Spring Boot jar, " + java);
    }

    /** No current Gradle can be had here: its published rules are applied to the file instead. */
    @ParameterizedTest
    @CsvSource({"linux,   x86-64,  linux-x86_64", "linux,   aarch64, linux-aarch_64", "windows, x86-64,  windows-x86_64"
    })
    void theGradleMetadataLeadsToTheJarOfThePlatform(String os, String architecture, String classifier)
            throws Exception {
        Path folder = released();
        assertThat(Files.readString(folder.resolve("quickstart-" + VERSION + ".pom")))
                .contains("do_not_remove: published-with-gradle-metadata");
        JsonNode module = new JsonMapper()
                .readTree(folder.resolve("quickstart-" + VERSION + ".module").toFile());
        assertThat(module.path("formatVersion").asText()).isEqualTo("1.1");
        List<JsonNode> matching = new ArrayList<>();
        module.path("variants").forEach(variant -> {
            JsonNode attributes = variant.path("attributes");
            if (attributes.path("org.gradle.native.operatingSystem").asText().equals(os)
                    && attributes
                            .path("org.gradle.native.architecture")
                            .asText()
                            .equals(architecture)
                    && attributes.path("org.gradle.usage").asText().equals("java-runtime")) {
                matching.add(variant);
            }
        });
        assertThat(matching).hasSize(1);
        List<Path> files = new ArrayList<>();
        for (JsonNode file : matching.get(0).path("files")) {
            Path published = folder.resolve(file.path("url").asText());
            assertThat(published).hasSize(file.path("size").asLong());
            assertThat(published).hasDigest("SHA-256", file.path("sha256").asText());
            assertThat(published).hasDigest("SHA-1", file.path("sha1").asText());
            files.add(published);
        }
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("quickstart-" + VERSION + ".jar", "quickstart-" + VERSION + "-" + classifier + ".jar");
        assertThat(matching.get(0).path("dependencies").path(0).path("module").asText())
                .isEqualTo("ferrule-native-loader");
        if (classifier.equals("linux-x86_64")) {
            assertThat(Program.of("java.17")
                            .run(
                                    folder,
                                    "-cp",
                                    ClassPath.of(files.toArray(Path[]::new)),
                                    "com.example.quickstart.Main"))
                    .contains("2015-05-15");
        }
    }

    /** JNA stays where it is: its native half looks for its classes by name. */
    @Test
    void aShadedApplicationWhoseLoaderHasMovedToAnotherPackage() {
        TestProject consumer = shaded("""
                <relocations>
                  <relocation>
                    <pattern>io.github.ferrule</pattern>
                    <shadedPattern>com.example.consumer.shaded</shadedPattern>
                  </relocation>
                </relocations>""");
        assertThat(new Jar(consumer.path("target/consumer-1.jar")).files())
                .contains("com/example/consumer/shaded/loader/NativeLoader.class")
                .noneMatch(name -> name.startsWith("io/github/ferrule/"));
        assertThat(Program.of("java.17").run(consumer.path("."), "-jar", "target/consumer-1.jar"))
                .contains("found [2015-05-15] on Linux amd64");
    }

    private static TestProject shaded(String relocations) {
        TestProject consumer = consumer("natives")
                .edit("pom.xml", pom -> pom.replace("<!-- more -->", """
                <plugins>
                  <plugin>
                    <artifactId>maven-shade-plugin</artifactId>
                    <version>3.6.1</version>
                    <executions>
                      <execution>
                        <phase>package</phase>
                        <goals><goal>shade</goal></goals>
                        <configuration>
                          <createDependencyReducedPom>false</createDependencyReducedPom>
                          <!-- relocations -->
                          <transformers>
                            <transformer implementation="org.apache.maven.plugins.shade.resource.ManifestResourceTransformer">
                              <mainClass>com.example.consumer.App</mainClass>
                            </transformer>
                          </transformers>
                        </configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>""".replace("<!-- relocations -->", relocations)));
        consumer.maven().succeeds("package");
        return consumer;
    }

    private static TestProject springBoot() {
        TestProject consumer = consumer("natives").edit("pom.xml", pom -> pom.replace("<!-- more -->", """
                <plugins>
                  <plugin>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-maven-plugin</artifactId>
                    <version>3.5.8</version>
                    <executions>
                      <execution>
                        <goals><goal>repackage</goal></goals>
                        <configuration><mainClass>com.example.consumer.App</mainClass></configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>"""));
        consumer.maven().succeeds("package");
        return consumer;
    }

    private static TestProject consumer(String classifier) {
        return TestProject.copy("consumer", "consumer").edit("pom.xml", pom -> pom.replace("@classifier@", classifier));
    }

    private static String runWithCopiedDependencies(TestProject consumer) {
        consumer.maven().succeeds("package", "dependency:copy-dependencies", "-DincludeScope=runtime");
        return Program.of("java.17")
                .run(consumer.path("."), "-cp", "target/classes:target/dependency/*", "com.example.consumer.App");
    }

    private static Path released() {
        return Path.of(System.getProperty("ferrule.its.repository"), "com", "example", "quickstart", VERSION);
    }
}
