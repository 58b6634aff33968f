package io.github.ferrule.plugin.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.target.JvmPlatform;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasedLibrariesTest {

    private static final String FOLDER = "META-INF/ferrule/com.acme.mathlib/";

    /** The SHA-256 of "seven". */
    private static final String SHA256 = "3ba8d02b16fd2a01c1a8ba1a1f036d7ce386ed953696fa57331c2ac48a80b255";

    private final ReleasedLibraries libraries = new ReleasedLibraries(
            new Coordinates("com.acme", "mathlib", "1.5.0-SNAPSHOT"),
            JvmPlatform.of("Linux", "amd64").orElseThrow());

    @TempDir
    Path folder;

    @Test
    void theMainJarNamesTheJarsOfThePlatform() throws IOException {
        assertThat(libraries.classifiers(jar(Map.of(FOLDER + "mathlib/published.properties", """
                        platforms=aarch64-apple-darwin,x86_64-unknown-linux-gnu,x86_64-unknown-linux-musl
                        classifier.aarch64-apple-darwin=osx-aarch_64
                        classifier.x86_64-unknown-linux-gnu=linux-x86_64
                        classifier.x86_64-unknown-linux-musl=linux-x86_64-musl
                        """))))
                .containsExactly("linux-x86_64", "linux-x86_64-musl");
        assertThat(libraries.classifiers(
                        jar(Map.of(FOLDER + "mathlib/published.properties", "platforms=x86_64-unknown-linux-gnu"))))
                .as("the main jar has the libraries itself")
                .containsExactly("");
        assertThat(libraries.classifiers(
                        jar(Map.of(FOLDER + "mathlib/published.properties", "platforms=aarch64-apple-darwin"))))
                .isEmpty();
    }

    @Test
    void theLibraryGetsTheVersionOfTheProject() throws IOException {
        List<JarContent> contents = libraries.contents(jar(Map.of(
                FOLDER + "index.properties",
                "libraries=mathlib",
                FOLDER + "mathlib/x86_64-unknown-linux-gnu.properties",
                descriptor("linux/libmathlib.so"),
                FOLDER + "mathlib/aarch64-apple-darwin.properties",
                "triple=aarch64-apple-darwin",
                "linux/libmathlib.so",
                "seven",
                "com/acme/MathLib.class",
                "")));
        assertThat(contents)
                .extracting(JarContent::path)
                .containsExactlyInAnyOrder(
                        FOLDER + "index.properties",
                        FOLDER + "mathlib/x86_64-unknown-linux-gnu.properties",
                        "linux/libmathlib.so");
        assertThat(contents)
                .filteredOn(content -> content.path().endsWith("gnu.properties"))
                .extracting(content -> new String(((JarContent.Text) content).bytes(), UTF_8))
                .singleElement()
                .asString()
                .contains("version=1.5.0-SNAPSHOT\n", "resource=linux/libmathlib.so\n", "sha256=" + SHA256);
    }

    @Test
    void anotherLibraryThanTheDescribedOneIsRefused() throws IOException {
        Path jar = jar(Map.of(
                FOLDER + "mathlib/x86_64-unknown-linux-gnu.properties",
                descriptor("linux/libmathlib.so"),
                "linux/libmathlib.so",
                "other"));
        assertThatThrownBy(() -> libraries.contents(jar))
                .isInstanceOf(FerruleException.class)
                .hasMessageContaining("FERRULE-415");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../libmathlib.so", "a/../../b", "/etc/x", "C:/x", "a\\b", "a//b"})
    void aPathThatLeadsOutOfTheFolderIsRefused(String resource) throws IOException {
        Path jar = jar(Map.of(
                FOLDER + "mathlib/x86_64-unknown-linux-gnu.properties", descriptor(resource), resource, "seven"));
        assertThatThrownBy(() -> libraries.contents(jar)).isInstanceOf(FerruleException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "4294967295", "99999999999"})
    void aSizeThatNoLibraryHasIsRefused(String size) throws IOException {
        String resource = "linux/libmathlib.so";
        String descriptor = descriptor(resource).replace("size=5", "size=" + size);
        Path jar = jar(Map.of(FOLDER + "mathlib/x86_64-unknown-linux-gnu.properties", descriptor, resource, "seven"));
        assertThatThrownBy(() -> libraries.contents(jar))
                .isInstanceOf(FerruleException.class)
                .hasMessageContaining("FERRULE-415");
    }

    private static String descriptor(String resource) {
        return "triple=x86_64-unknown-linux-gnu\nversion=1.4.0\nresource=" + resource.replace("\\", "\\\\")
                + "\nsize=5\nsha256=" + SHA256 + "\n";
    }

    private Path jar(Map<String, String> entries) throws IOException {
        Path jar = Files.createTempFile(folder, "release", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return jar;
    }
}
