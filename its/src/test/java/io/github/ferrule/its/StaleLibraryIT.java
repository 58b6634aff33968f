package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.TestProject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Nothing but what this very build made is ever packed. */
@Order(1)
class StaleLibraryIT {

    private static final String NATIVES = "target/mathlib-1.4.0-natives.jar";
    private static final String SOURCE = "src/main/rust/src/lib.rs";

    private TestProject project;

    @BeforeEach
    void buildOnce(TestInfo test) {
        project = TestProject.copy(
                "mathlib", "stale/" + test.getTestMethod().orElseThrow().getName());
        project.maven().succeeds("package");
        assertThat(project.jar(NATIVES).libraries()).hasSize(1);
        project.delete(NATIVES).delete("target/mathlib-1.4.0-linux-x86_64.jar");
    }

    @Test
    void aFailedBuildPacksNothingOfTheLastOne() {
        project.write(SOURCE, "this is not Rust");
        project.maven().fails("package");
        assertThat(project.has(NATIVES)).isFalse();
        assertThat(project.has("target/ferrule/natives/x86_64-unknown-linux-gnu"))
                .isFalse();
    }

    @Test
    void aBuildThatYieldsNothingPacksNothingOfTheLastOne() {
        project.edit("src/main/rust/Cargo.toml", text -> text.replace("\"cdylib\", ", ""));
        project.maven().fails("package");
        assertThat(project.has(NATIVES)).isFalse();
    }

    @Test
    void bundlingWithoutBuildingPacksNothingOfTheLastBuild() {
        assertThat(project.maven().fails("ferrule:bundle").text())
                .contains("FERRULE-401", "this Maven run has built no library");
        assertThat(project.has(NATIVES)).isFalse();
    }

    @Test
    void aLibraryThatSomeoneReplacedIsNotPacked() {
        project.edit(
                        "pom.xml",
                        pom -> pom.replace("<plugins>\n      <plugin>\n        <groupId>io.github.ferrule", """
                <plugins>
                      <plugin>
                        <artifactId>maven-resources-plugin</artifactId>
                        <executions>
                          <execution>
                            <id>replace</id>
                            <phase>package</phase>
                            <goals><goal>copy-resources</goal></goals>
                            <configuration>
                              <overwrite>true</overwrite>
                              <outputDirectory>target/ferrule/natives/x86_64-unknown-linux-gnu</outputDirectory>
                              <resources><resource><directory>foreign</directory></resource></resources>
                            </configuration>
                          </execution>
                        </executions>
                      </plugin>
                      <plugin>
                        <groupId>io.github.ferrule"""))
                .write("foreign/libmathlib.so", "not the library");
        assertThat(project.maven().fails("package").text())
                .contains("FERRULE-402", "the library is not the one that was built for it");
        assertThat(project.has(NATIVES)).isFalse();
    }

    @Test
    void aChangedSourceIsInTheNextJar() {
        project.edit(SOURCE, text -> text + "#[no_mangle]\npub extern \"C\" fn brand_new() {}\n");
        project.maven().succeeds("package");
        byte[] library = project.jar(NATIVES).bytes("linux-x86-64/libmathlib.so");
        assertThat(new String(library, StandardCharsets.ISO_8859_1)).contains("brand_new");
    }
}
