package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.bundle.JarContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarResourcesTest {

    @TempDir
    Path folder;

    @Test
    void licensesAndNoticesOfTheProjectAreTakenAndNothingElse() throws IOException {
        write("META-INF/LICENSE");
        write("META-INF/NOTICE.txt");
        write("META-INF/DEPENDENCIES.md");
        write("META-INF/LICENSE-of-another");
        write("LICENSE");
        write("com/acme/NOTICE");
        assertThat(found()).containsExactly("META-INF/DEPENDENCIES.md", "META-INF/LICENSE", "META-INF/NOTICE.txt");
    }

    @Test
    void aProjectWithoutCompiledResourcesHasNone() throws IOException {
        assertThat(JarResources.find(folder.resolve("classes"), null)).isEmpty();
    }

    @Test
    void aFolderOfTheUserGoesToItsTargetPath() throws IOException {
        write("natives/NOTICE");
        write("natives/deep/er/a.txt");
        write("natives/deep/b.bak");
        Resource resource = resource("natives");
        resource.setTargetPath("META-INF/more");
        resource.addExclude("**/*.bak");
        assertThat(found(resource)).containsExactly("META-INF/more/NOTICE", "META-INF/more/deep/er/a.txt");
    }

    @Test
    void includesMatchAsInMavensResources() throws IOException {
        write("natives/a.txt");
        write("natives/deep/b.txt");
        write("natives/deep/c.bin");
        write("natives/other/d.bin");
        Resource resource = resource("natives");
        resource.addInclude("**/*.txt");
        resource.addInclude("other/");
        assertThat(found(resource)).containsExactly("a.txt", "deep/b.txt", "other/d.bin");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        write("secret");
        Files.createDirectories(folder.resolve("natives"));
        Files.createSymbolicLink(folder.resolve("natives/link"), folder.resolve("secret"));
        assertThat(found(resource("natives"))).isEmpty();
    }

    @Test
    void aFolderThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> found(resource("missing")))
                .hasMessageContaining("missing is not a folder")
                .hasMessageContaining("<resources><resource><directory>${project.basedir}/src/natives</directory>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "META-INF/../..", "/etc"})
    void aPathOutsideTheJarIsRefused(String target) throws IOException {
        write("natives/a.txt");
        Resource resource = resource("natives");
        resource.setTargetPath(target);
        assertThatThrownBy(() -> found(resource)).hasMessageContaining("points outside the jar");
    }

    @Test
    void aFileThatWouldReplaceAnEntryOfTheBundleIsRefused() {
        List<JarContent> bundle = List.of(JarContent.text("linux-x86-64/libmathlib.so", ""));
        List<JarContent> resources =
                List.of(JarContent.text("linux-x86-64/libmathlib.so", ""), JarContent.text("META-INF/MANIFEST.MF", ""));
        assertThatThrownBy(() -> JarResources.join(bundle, resources))
                .hasMessageContaining("linux-x86-64/libmathlib.so")
                .hasMessageContaining("META-INF/MANIFEST.MF");
    }

    private List<String> found(Resource... resources) throws IOException {
        return JarResources.find(folder, List.of(resources)).stream()
                .map(JarContent::path)
                .toList();
    }

    private Resource resource(String directory) {
        Resource resource = new Resource();
        resource.setDirectory(folder.resolve(directory).toString());
        return resource;
    }

    private void write(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "text");
    }
}
