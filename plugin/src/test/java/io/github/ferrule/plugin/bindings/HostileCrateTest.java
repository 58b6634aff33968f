package io.github.ferrule.plugin.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crate chooses names and documentation that Java would take for something else. The generated sources compile all the same,
 * and nothing that the crate wrote runs.
 */
class HostileCrateTest {

    /** Runs when the class is loaded, if it is ever outside of a comment or string. */
    private static final String CODE = " static { System.setProperty(\"ferrule.hostile\", \"ran\"); } ";

    private static final List<String> TEXTS = List.of(
            "*/" + CODE + "/*",
            "\\u002a/" + CODE + "/*",
            "\\u002a\\u002f" + CODE,
            "\\\\u002a/" + CODE,
            "`*`/" + CODE,
            "```\n*/" + CODE + "\n```\n*/" + CODE,
            "*\n/" + CODE,
            "# */" + CODE,
            "&#42;/" + CODE,
            "\u2028*/" + CODE,
            "$L $T $S $$ $[ $]",
            "{@code */" + CODE + "}",
            "\\",
            "@deprecated",
            "\u202e\u2066\u0000");

    private static final List<String> NAMES = List.of(
            "a\");" + CODE + "//",
            "a\n" + CODE,
            "a b",
            "a.b",
            "a_b",
            "a$b",
            "a\u202eb",
            "a\u0001b",
            "1abc",
            "class",
            "class_",
            "yield",
            "_",
            "__",
            "../x",
            "hashCode",
            "a*/b",
            "a\\u0022",
            "漢字");

    private static final List<String> TYPES = List.of(
            "String",
            "Object",
            "System",
            "Override",
            "Native",
            "Structure",
            "Pointer",
            "Arena",
            "Foo",
            "FOO",
            "foo",
            "fOO",
            "Mathlib",
            "MathlibNative",
            "record",
            "class",
            "con");

    @TempDir
    Path folder;

    @Test
    void whatJnaCallsCompilesAndRunsNothing() throws Exception {
        compile(Bindings.of(ApiMapper.map(surface(), settings(11)), Implementation.JNA)
                .base());
    }

    @Test
    void namesAndTextsNeverLeaveTheirPlaceInWhatFfmCallsEither() throws Exception {
        Map<String, String> files = Bindings.of(ApiMapper.map(surface(), settings(22)), Implementation.FFM)
                .base();
        files.forEach((file, text) -> {
            String code = text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\"(?:[^\"\\\\\\n]|\\\\.)*\"", "");
            assertThat(code).as(file).doesNotContain("ferrule.hostile", "System.setProperty");
            assertThat(text).as(file).matches("\\p{ASCII}*|(?s).*漢字.*");
        });
    }

    @Test
    void noTwoFilesDifferOnlyInCase() {
        assertThat(Bindings.of(ApiMapper.map(surface(), settings(11)), Implementation.JNA)
                        .base()
                        .keySet())
                .extracting(String::toLowerCase)
                .doesNotHaveDuplicates();
    }

    private void compile(Map<String, String> sources) throws Exception {
        List<Path> files = new ArrayList<>(List.of(write("io/github/ferrule/loader/NativeLoader.java", """
                package io.github.ferrule.loader;
                public class NativeLoader {
                    public static void register(String id, String library, Class<?> type) {}
                    public static void register(String id, String library, Class<?> type, java.util.Map<?, ?> options) {}
                }
                """)));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(write(source.getKey(), source.getValue()));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = javac.getTask(
                            null,
                            manager,
                            messages,
                            List.of("--release", "11", "-proc:none", "-d", classes.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(messages.getDiagnostics())
                    .filteredOn(it -> it.getKind() == Diagnostic.Kind.ERROR)
                    .isEmpty();
            assertThat(compiled).isTrue();
        }
        URL jna = com.sun.jna.Native.class.getProtectionDomain().getCodeSource().getLocation();
        URL[] classPath = {classes.toUri().toURL(), jna};
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
                Stream<Path> tree = Files.walk(classes)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class.forName(name.substring(0, name.length() - ".class".length()), true, loader);
            }
        }
        assertThat(System.getProperty("ferrule.hostile")).isNull();
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve("sources").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Surface surface() {
        TreeMap<String, ExportedFunction> functions = new TreeMap<>();
        TreeMap<String, TypeDefinition> types = new TreeMap<>();
        for (String text : TEXTS) {
            String symbol = "documented" + functions.size();
            functions.put(symbol, function(symbol, text, new Signature.Parameter("a", Scalar.I32)));
        }
        for (String name : NAMES) {
            functions.put(name, function(name, "", new Signature.Parameter(name, Scalar.I32)));
        }
        for (String name : TYPES) {
            types.put(
                    name,
                    new TypeDefinition.Struct(
                            name,
                            List.of(
                                    new TypeDefinition.Field("class", Scalar.I32),
                                    new TypeDefinition.Field("r#type", Scalar.I32),
                                    new TypeDefinition.Field("hashCode", Scalar.I32)),
                            0));
            functions.put(
                    "takes" + functions.size(),
                    function("takes" + functions.size(), "", new Signature.Parameter("a", new AbiType.Named(name))));
        }
        return new Surface(functions, types);
    }

    private static ExportedFunction function(String symbol, String documentation, Signature.Parameter parameter) {
        return new ExportedFunction(
                symbol,
                symbol,
                new Signature("C", List.of(parameter), Scalar.I32, false),
                false,
                documentation,
                new ExportedFunction.Location("lib.rs", 1));
    }

    private static BindingSettings settings(int release) {
        return new BindingSettings(
                "com.acme", "Mathlib", "com.acme.mathlib", "mathlib", "mathlib_", release, false, BindingRules.NONE);
    }
}
