package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.ExecutedPlatform;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published quickstart is used in each way that Maven users know, on each platform that can run here. */
@Order(1)
class ConsumersIT {

    private static final String COPY = "dependency:copy-dependencies";

    @ParameterizedTest
    @EnumSource
    void aMavenConsumerWithOneClassifier(ExecutedPlatform platform) {
        String classifier = platform.classifier();
        Consumer consumer = Consumer.of("one-" + classifier, classifier, "", "package", COPY);
        assertRuns(platform, "one classifier", consumer, "-cp", consumer.classPath("target/dependency"), Consumer.MAIN);
    }

    /** Maven itself runs on the platform's Java here, and finds out the classifier; os-maven-plugin does not know musl. */
    @ParameterizedTest
    @EnumSource(names = "MUSL", mode = EnumSource.Mode.EXCLUDE)
    void aMavenConsumerWithOsMavenPlugin(ExecutedPlatform platform) throws IOException {
        Consumer consumer = Consumer.of("os-maven-plugin", "${os.detected.classifier}", """
                <extensions>
                  <extension>
                    <groupId>kr.motd.maven</groupId>
                    <artifactId>os-maven-plugin</artifactId>
                    <version>1.7.1</version>
                  </extension>
                </extensions>""", "package", COPY);
        String folder = "target/dependency-" + platform;
        consumer.project()
                .maven()
                .on(home(consumer.project(), platform))
                // Debian's package does not include the part of Jansi that Maven needs on Windows
                .under(Path.of(Bed.get().require("maven.3.9.16")))
                .succeeds(COPY, "-DoutputDirectory=" + folder);
        assertThat(consumer.project().path(folder))
                .isDirectoryContaining("glob:**/quickstart-*-" + platform.classifier() + ".jar");
        assertRuns(platform, "os-maven-plugin", consumer, "-cp", consumer.classPath(folder), Consumer.MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void aMavenConsumerWithThePomOfAllPlatforms(ExecutedPlatform platform) {
        Consumer consumer = Consumer.ofAllPlatforms("platform", "", "package", COPY);
        assertRuns(
                platform, "the platform pom", consumer, "-cp", consumer.classPath("target/dependency"), Consumer.MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void aMavenConsumerWithTheJarOfAllPlatforms(ExecutedPlatform platform) {
        Consumer consumer = Consumer.of("natives", "natives", "", "package", COPY);
        assertRuns(platform, "all platforms", consumer, "-cp", consumer.classPath("target/dependency"), Consumer.MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void aShadedApplication(ExecutedPlatform platform) {
        assertRuns(platform, "shaded jar", shaded("shaded", ""), "-jar", "target/consumer-1.jar");
    }

    /** JNA stays where it is: its native half looks for its classes by name. */
    @ParameterizedTest
    @EnumSource
    void aShadedApplicationWhoseLoaderHasMovedToAnotherPackage(ExecutedPlatform platform) {
        Consumer consumer = shaded("relocated", """
                <relocations>
                  <relocation>
                    <pattern>io.github.ferrule</pattern>
                    <shadedPattern>com.example.consumer.shaded</shadedPattern>
                  </relocation>
                </relocations>""");
        assertThat(consumer.project().jar("target/consumer-1.jar").files())
                .contains("com/example/consumer/shaded/loader/NativeLoader.class")
                .noneMatch(name -> name.startsWith("io/github/ferrule/"));
        assertRuns(platform, "relocated loader", consumer, "-jar", "target/consumer-1.jar");
    }

    private static Consumer shaded(String name, String relocations) {
        return Consumer.ofAllPlatforms(name, """
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
                </plugins>""".replace("<!-- relocations -->", relocations), "package");
    }

    @ParameterizedTest
    @EnumSource
    void aSpringBootFatJar(ExecutedPlatform platform) {
        Consumer consumer = Consumer.ofAllPlatforms("spring-boot", """
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
                </plugins>""", "package");
        assertRuns(platform, "Spring Boot jar", consumer, "-jar", "target/consumer-1.jar");
    }

    private static void assertRuns(ExecutedPlatform platform, String what, Consumer consumer, String... arguments) {
        assertThat(platform.executes("the quickstart, " + what, consumer.folder(), arguments))
                .contains("found [2015-05-15] on " + platform.systemName());
    }

    /** A home for Maven whose only program is the platform's Java. */
    private static Path home(TestProject project, ExecutedPlatform platform) throws IOException {
        Path java = project.path("homes/" + platform + "/bin/java");
        Files.createDirectories(java.getParent());
        Files.deleteIfExists(java);
        Files.createSymbolicLink(java, Path.of(platform.java().path()));
        return java.getParent().getParent();
    }
}
