package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The size of a release, the settings that reduce it, and the limit of Maven Central. */
@Order(1)
class SizesIT {

    private static final String PRIMES = """

                        #[no_mangle]
                        pub extern "C" fn primes(limit: u64) -> usize {
                            let mut found = std::collections::BTreeMap::new();
                            for n in 2..limit {
                                if found.keys().all(|p| n % p != 0) {
                                    found.insert(n, format!("{n:?}"));
                                }
                            }
                            format!("{found:?}").len()
                        }
                        """;

    private static final String RUST_MAVEN_PLUGIN = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId><artifactId>other</artifactId><version>1.0</version>
              <build>
                <plugins>
                  <plugin>
                    <groupId>org.questdb</groupId>
                    <artifactId>rust-maven-plugin</artifactId>
                    <version>1.2.0</version>
                    <executions>
                      <execution>
                        <goals><goal>build</goal></goals>
                        <configuration>
                          <path>src/main/rust</path>
                          <release>true</release>
                          <copyTo>${project.build.outputDirectory}/nativelib</copyTo>
                          <copyWithPlatformDir>true</copyWithPlatformDir>
                        </configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    @Test
    void aTableSaysWhatEachLibraryCostsAndWhatStrippingWouldSave() {
        TestProject project = TestProject.copy("mathlib", "sizes-table");
        assertThat(project.maven().succeeds("package").text())
                .as("saving less than 50 KB is not mentioned")
                .doesNotContain("strip = true", "<attach>");
        project.edit("src/main/rust/src/lib.rs", source -> source + PRIMES);
        assertThat(project.maven().succeeds("package").text())
                .containsPattern("x86_64-unknown-linux-gnu +[\\d,]+ +[\\d,]+ are symbols +[\\d,]+ +\\d+ %")
                .containsPattern("strip = true {2}makes the libraries [\\d,]+ bytes smaller")
                .contains("mvn ferrule:sizes");
        project.edit("src/main/rust/Cargo.toml", toml -> toml + "\n[profile.release]\nstrip = true\n");
        assertThat(project.maven().succeeds("package").text())
                .containsPattern("x86_64-unknown-linux-gnu +[\\d,]+ +stripped +[\\d,]+ +\\d+ %")
                .doesNotContain("strip = true");
    }

    @Test
    void theGoalMeasuresEachSettingByABuildWithIt() {
        TestProject project = TestProject.copy("mathlib", "sizes-measured")
                // cargo leaves out lto where the crate is to be an rlib, too
                .edit("src/main/rust/Cargo.toml", toml -> toml.replace(", \"rlib\"", ""))
                .edit("src/main/rust/src/lib.rs", source -> source + PRIMES);
        List<Long> sizes = sizes(project.maven().succeeds("ferrule:sizes", "-Dferrule.targets=host"));
        assertThat(sizes).hasSize(5);
        assertThat(sizes.get(1)).as("stripped").isLessThan(sizes.get(0));
        assertThat(sizes.get(2)).as("with lto").isLessThan(sizes.get(1));
        assertThat(project.has("target/ferrule/natives")).isFalse();

        // the table promises what a build with these settings gives
        project.configure("<profileOverrides><strip>true</strip><lto>fat</lto><codegen-units>1</codegen-units>"
                + "<opt-level>s</opt-level></profileOverrides>");
        project.maven().succeeds("package");
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").bytes("linux-x86-64/libmathlib.so"))
                .hasSize(sizes.get(3).intValue());
    }

    /** Both jars have the same library; Ferrule's also has its descriptor, its SBOM and the licenses of seven crates. */
    @Test
    void aJarForOnePlatformIsNotLargerThanThatOfRustMavenPlugin() throws IOException {
        TestProject ferrule = searching("sizes-ferrule");
        ferrule.maven().succeeds("package");
        TestProject other = searching("sizes-rust-maven-plugin").write("pom.xml", RUST_MAVEN_PLUGIN);
        other.maven().succeeds("package");
        assertThat(other.jar("target/other-1.0.jar").files()).contains("nativelib/linux-x86-64/libmathlib.so");
        assertThat(Files.size(ferrule.path("target/mathlib-1.4.0-linux-x86_64.jar")))
                .isLessThanOrEqualTo(Files.size(other.path("target/other-1.0.jar")));
    }

    /** Compiled with little optimization, which takes half the time. */
    private static TestProject searching(String name) {
        return TestProject.copy("mathlib", name)
                .delete("src/main/java")
                .edit("src/main/rust/Cargo.toml", toml -> toml + """

                        [dependencies]
                        regex = "1"

                        [profile.release]
                        opt-level = 1
                        """)
                .edit("src/main/rust/src/lib.rs", source -> source + """

                        #[no_mangle]
                        pub extern "C" fn matches(length: usize) -> bool {
                            regex::Regex::new(&"a?".repeat(length)).is_ok_and(|it| it.is_match("aaa"))
                        }
                        """);
    }

    /** 34 MB that cannot be compressed, once in its own jar and once in that of all platforms. */
    @Test
    void aReleaseThatFitsOnceIntoCentralsMonthIsAWarningAndItsSecondCopyIsNamed() throws IOException {
        TestProject project = TestProject.copy("mathlib", "sizes-limit")
                .edit(
                        "src/main/rust/src/lib.rs",
                        source -> source
                                + "\n#[no_mangle]\npub static MODEL: [u8; 34_000_000] = *include_bytes!(\"model\");\n");
        byte[] model = new byte[34_000_000];
        new Random(8).nextBytes(model);
        Files.write(project.path("src/main/rust/src/model"), model);
        assertThat(project.maven().succeeds("package").text())
                .containsPattern("WARN.*this release is 6\\d\\.\\d MB; 1 such release fits into a month")
                .containsPattern("<attach>all</attach>  publishes each library once, 34,\\d{3},\\d{3} bytes less");
    }

    /** The first number of each line that has two and a percentage. */
    private static List<Long> sizes(MavenLog log) {
        Matcher rows = Pattern.compile("(?m)^.*? ([\\d,]+) +[\\d,]+ +\\d+ % +[\\d.]+ s$")
                .matcher(log.text());
        return rows.results()
                .map(row -> Long.parseLong(row.group(1).replace(",", "")))
                .toList();
    }
}
