package io.github.ferrule.plugin.release.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is laid out as a Maven repository, and other files in it. */
class StagedReleaseTest {

    @TempDir
    Path repository;

    @BeforeEach
    void stage() throws IOException {
        write("com/acme/mathlib/1.4.0/mathlib-1.4.0.pom");
        write("com/acme/mathlib/1.4.0/mathlib-1.4.0.jar");
        write("com/acme/mathlib/maven-metadata.xml");
    }

    @Test
    void onlyPomsInTheirPlacesAreReleases() throws IOException {
        write("flattened.pom");
        write("classes/old.pom");
        write("its/com/acme/other/pom/main.pom");
        assertThat(StagedRelease.readAll(repository))
                .extracting(StagedRelease::coordinates)
                .containsExactly("com.acme:mathlib:1.4.0");
    }

    @Test
    void aVersionThatAnEarlierRunLeftIsSeen() throws IOException {
        write("com/acme/other/1.4.0/other-1.4.0.pom");
        assertThat(CentralRules.severalVersions(StagedRelease.readAll(repository)))
                .isEmpty();
        write("com/acme/mathlib/1.3.0/mathlib-1.3.0.pom");
        assertThat(CentralRules.severalVersions(StagedRelease.readAll(repository)))
                .containsExactly(Path.of("com/acme/mathlib/1.3.0") + ", " + Path.of("com/acme/mathlib/1.4.0"));
    }

    @Test
    void aSnapshotIsRefusedAsThatAndForNothingElse() throws IOException {
        write("com/acme/snap/1.5.0-SNAPSHOT/snap-1.5.0-20261127.101500-1.pom");
        write("com/acme/snap/1.5.0-SNAPSHOT/snap-1.5.0-20261127.101500-1.jar");
        assertThat(StagedRelease.readAll(repository))
                .filteredOn(release -> release.coordinates().equals("com.acme:snap:1.5.0-SNAPSHOT"))
                .singleElement()
                .satisfies(release -> assertThat(CentralRules.check(release)).containsExactly("it is a snapshot"));
    }

    @Test
    void foldersBelowAReleaseStayOutOfItsZip() throws IOException {
        write("com/acme/mathlib/1.4.0/notes/todo.txt");
        Path zip = repository.resolve("bundle.zip");
        List<StagedRelease> releases = StagedRelease.readAll(repository);
        CentralBundle.write(zip, repository, releases, LocalDateTime.of(2026, 1, 1, 0, 0));
        try (ZipFile bundle = new ZipFile(zip.toFile())) {
            assertThat(bundle.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "com/acme/mathlib/1.4.0/mathlib-1.4.0.jar", "com/acme/mathlib/1.4.0/mathlib-1.4.0.pom");
        }
    }

    @Test
    void aPlatformThatTheMainJarPromisesMustHaveALibraryInEachJar() throws IOException {
        String folder = "META-INF/ferrule/com.acme.mathlib/mathlib/";
        String promise = """
                platforms=x86_64-unknown-linux-gnu,aarch64-apple-darwin
                natives=natives
                classifier.x86_64-unknown-linux-gnu=linux-x86_64
                classifier.aarch64-apple-darwin=osx-aarch_64
                """;
        jar("", folder + "published.properties", promise);
        jar("-natives", folder + "x86_64-unknown-linux-gnu.properties", "");
        jar("-linux-x86_64", folder + "x86_64-unknown-linux-gnu.properties", "");
        assertThat(missingPlatforms())
                .containsExactly(
                        "there is no library for aarch64-apple-darwin in mathlib-1.4.0-natives.jar",
                        "there is no library for aarch64-apple-darwin in mathlib-1.4.0-osx-aarch_64.jar");
        jar(
                "-natives",
                folder + "x86_64-unknown-linux-gnu.properties",
                "",
                folder + "aarch64-apple-darwin.properties",
                "");
        jar("-osx-aarch_64", folder + "aarch64-apple-darwin.properties", "");
        assertThat(missingPlatforms()).isEmpty();
    }

    @Test
    void theMainJarMayHoldTheLibrariesItself() throws IOException {
        String folder = "META-INF/ferrule/com.acme.mathlib/mathlib/";
        String promise = "platforms=x86_64-unknown-linux-gnu,aarch64-apple-darwin\n";
        jar("", folder + "published.properties", promise, folder + "aarch64-apple-darwin.properties", "");
        assertThat(missingPlatforms())
                .containsExactly("there is no library for x86_64-unknown-linux-gnu in mathlib-1.4.0.jar");
    }

    @Test
    void aPomForAllPlatformsMustListTheJarOfEach() throws IOException {
        String promise = """
                platforms=x86_64-unknown-linux-gnu,aarch64-apple-darwin
                natives=natives
                classifier.x86_64-unknown-linux-gnu=linux-x86_64
                classifier.aarch64-apple-darwin=osx-aarch_64
                """;
        jar("", "META-INF/ferrule/com.acme.mathlib/mathlib/published.properties", promise);
        write("com/acme/mathlib-platform/1.4.0/mathlib-platform-1.4.0.pom", """
                <project>
                  <packaging>pom</packaging>
                  <dependencies>
                    <dependency><groupId>com.acme</groupId><artifactId>mathlib</artifactId><version>1.4.0</version></dependency>
                    <dependency>
                      <groupId>com.acme</groupId><artifactId>mathlib</artifactId><version>1.4.0</version>
                      <classifier>linux-x86_64</classifier>
                    </dependency>
                    <dependency>
                      <groupId>com.acme</groupId><artifactId>elsewhere</artifactId><version>1.4.0</version>
                      <classifier>linux-x86_64</classifier>
                    </dependency>
                  </dependencies>
                </project>
                """);
        assertThat(StagedRelease.readAll(repository).get(0).missingPlatforms(repository))
                .containsExactly("it has no dependency on mathlib-1.4.0-osx-aarch_64.jar");
    }

    @Test
    void aReleaseWithoutLibrariesPromisesNothing() throws IOException {
        jar("", "com/acme/App.class", "");
        assertThat(missingPlatforms()).isEmpty();
    }

    private List<String> missingPlatforms() throws IOException {
        return StagedRelease.readAll(repository).get(0).missingPlatforms(repository);
    }

    private void jar(String classifier, String... entries) throws IOException {
        Path file = repository.resolve("com/acme/mathlib/1.4.0/mathlib-1.4.0" + classifier + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entries.length; i += 2) {
                out.putNextEntry(new ZipEntry(entries[i]));
                out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void write(String path) throws IOException {
        write(path, "<project/>");
    }

    private void write(String path, String pom) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, pom);
    }
}
