package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

/** The examples of {@code docs/bundle-format.md} are what the plugin writes. */
class BundleFormatPageTest {

    @TempDir
    Path folder;

    private String page;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("../docs/bundle-format.md"));
    }

    @Test
    void theFilesHaveThePathsOfTheLayout() {
        BundleLayout layout = new BundleLayout("com.acme.mathlib");
        assertThat(examples("").get(0).lines().map(line -> line.split(" ")[0]))
                .contains(
                        layout.index(),
                        layout.descriptor(TargetTriple.parse("x86_64-unknown-linux-gnu"), "mathlib"),
                        layout.published("mathlib"));
    }

    @Test
    void theMetadataForGraalVmIsThatOfTheWriter() throws IOException {
        List<JarContent> written = new NativeImageMetadata(
                        new Coordinates("com.acme", "mathlib", "1.4.0"), "linux-x86_64")
                .contents(List.of("linux-x86-64/libmathlib.so"));
        List<String> examples = examples("json");
        assertThat(written).hasSameSizeAs(examples).hasSize(2);
        JsonMapper json = new JsonMapper();
        for (int i = 0; i < examples.size(); i++) {
            assertThat(json.readTree(examples.get(i))).isEqualTo(json.readTree(bytes(written.get(i))));
        }
    }

    /** Compiles the module of the page next to a loader with the service alone. */
    @Test
    void theModuleOfThePageIsTheOneInTheJar() throws IOException {
        List<String> examples = examples("java");
        Path loader = Files.createDirectories(folder.resolve("loader"));
        compile(
                loader,
                loader,
                write(
                        loader,
                        "module-info.java",
                        "module io.github.ferrule.loader { exports io.github.ferrule.loader.spi; }"),
                write(
                        loader,
                        "NativeBundle.java",
                        "package io.github.ferrule.loader.spi; public interface NativeBundle {}"));
        Path natives = Files.createDirectories(folder.resolve("natives"));
        compile(
                natives,
                loader,
                write(natives, "module-info.java", examples.get(0)),
                write(natives, "Bundle.java", examples.get(1)));

        ModuleName name = ModuleName.of(new Coordinates("com.acme", "math-lib", "1.4.0"), "linux-x86_64");
        List<JarContent> written = new ModuleClasses(name, true).contents();
        ModuleDescriptor module = ModuleDescriptor.read(ByteBuffer.wrap(bytes(written.get(0))));
        ModuleDescriptor documented =
                ModuleDescriptor.read(ByteBuffer.wrap(Files.readAllBytes(natives.resolve("module-info.class"))));
        assertThat(module.name()).isEqualTo(documented.name());
        assertThat(module.provides()).isEqualTo(documented.provides());
        assertThat(requires(module)).isEqualTo(requires(documented)).contains("io.github.ferrule.loader");
        assertThat(module.exports()).isEmpty();

        ClassReader provider = new ClassReader(bytes(written.get(1)));
        ClassReader compiled = new ClassReader(
                Files.readAllBytes(natives.resolve("com/acme/math_lib/natives/linux_x86_64/Bundle.class")));
        assertThat(written.get(1).path()).isEqualTo(compiled.getClassName() + ".class");
        assertThat(provider.getClassName()).isEqualTo(compiled.getClassName());
        assertThat(provider.getInterfaces()).isEqualTo(compiled.getInterfaces());
        assertThat(provider.getAccess()).isEqualTo(compiled.getAccess());
    }

    private static byte[] bytes(JarContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        return bytes.toByteArray();
    }

    private List<String> examples(String language) {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> requires(ModuleDescriptor module) {
        return module.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .sorted()
                .toList();
    }

    private static Path write(Path folder, String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }

    private static void compile(Path to, Path modulePath, Path... sources) {
        List<String> arguments = new ArrayList<>(
                List.of("--release", "9", "-Xlint:-module", "-d", to.toString(), "-p", modulePath.toString()));
        for (Path source : sources) {
            arguments.add(source.toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
