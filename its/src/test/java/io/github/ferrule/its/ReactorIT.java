package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A module with the crate, and another one whose tests call it. */
class ReactorIT {

    private static TestProject reactor;

    @BeforeAll
    static void writeReactor() throws Exception {
        reactor = TestProject.empty("reactor");
        reactor.module("mathlib", "lib");
        reactor.write("pom.xml", """
                        <project xmlns="http://maven.apache.org/POM/4.0.0">
                          <modelVersion>4.0.0</modelVersion>
                          <groupId>com.acme</groupId>
                          <artifactId>parent</artifactId>
                          <version>1</version>
                          <packaging>pom</packaging>
                          <modules>
                            <module>lib</module>
                            <module>app</module>
                          </modules>
                        </project>
                        """).write("app/src/test/java/app/AppTest.java", """
                        package app;

                        import static org.junit.jupiter.api.Assertions.assertEquals;

                        import com.acme.MathLib;
                        import io.github.ferrule.loader.NativeLoader;
                        import org.junit.jupiter.api.Test;

                        class AppTest {
                            @Test
                            void adds() {
                                assertEquals(42, NativeLoader.load("com.acme.mathlib", MathLib.class).add(40, 2));
                            }
                        }
                        """);
        Path lib = reactor.path("lib/pom.xml");
        String pom = Files.readString(lib);
        Files.writeString(
                lib,
                pom.replace("<goal>build</goal>", "<goal>develop</goal><goal>build</goal>")
                        .replace(
                                "<configuration></configuration>",
                                "<configuration><attach>main</attach></configuration>"));
        Files.writeString(
                reactor.path("app/pom.xml"),
                pom.replace("<artifactId>mathlib</artifactId>", "<artifactId>app</artifactId>")
                        .replaceFirst("(?s)<dependencies>.*</dependencies>", """
                                <dependencies>
                                  <dependency>
                                    <groupId>com.acme</groupId>
                                    <artifactId>mathlib</artifactId>
                                    <version>1.4.0</version>
                                  </dependency>
                                  <dependency>
                                    <groupId>org.junit.jupiter</groupId>
                                    <artifactId>junit-jupiter</artifactId>
                                    <version>6.1.3</version>
                                    <scope>test</scope>
                                  </dependency>
                                </dependencies>
                                """)
                        .replaceFirst("(?s)<plugins>\\s+<plugin>\\s+<groupId>io.github.ferrule.*</plugins>", "")
                        .replace("<maven.compiler.release>11<", "<maven.compiler.release>17<"));
    }

    @Test
    void theTestsOfAnotherModuleFindTheLibrary() {
        for (String phase : List.of("test", "package")) {
            assertThat(reactor.maven().succeeds(phase).text())
                    .as("mvn %s", phase)
                    .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
        }
    }
}
