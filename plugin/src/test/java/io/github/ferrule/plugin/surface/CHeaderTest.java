package io.github.ferrule.plugin.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CHeaderTest {

    @Test
    void noCommentSwallowsTheDeclarationThatFollows() {
        assertThat(lines("add", "adds \\ \nand ??/\n\u2028 void evil(void);"))
                .containsSubsequence("// adds \\.", "// and ? ?/", "// \\u2028 void evil(void);", "void add(void);");
    }

    @Test
    void aSymbolThatIsNotANameOfCBecomesNoCode() {
        assertThat(lines("add(void);\nint evil(void) { return 1; }\nint x", ""))
                .contains("// left out, because C has no such name: "
                        + "add(void);\\u000aint evil(void) { return 1; }\\u000aint x")
                .noneMatch(line -> line.startsWith("int"));
    }

    @Test
    void aParameterWithTheNameOfAKeywordOfRustHasNoPrefix() {
        Signature signature =
                new Signature("C", List.of(new Signature.Parameter("r#type", Scalar.I32)), Scalar.VOID, false);
        assertThat(lines("add", signature, "")).contains("void add(int32_t type);");
    }

    /** The types are sorted by name, and those that contain others come first. */
    @ParameterizedTest
    @ValueSource(strings = {"c", "c++"})
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void aCompilerReadsTypesThatContainOthers(String language, @TempDir Path folder) throws Exception {
        AbiType point = new AbiType.Named("Point");
        TreeMap<String, TypeDefinition> types = new TreeMap<>();
        types.put(
                "Line",
                new TypeDefinition.Struct(
                        "Line",
                        List.of(
                                new TypeDefinition.Field("ends", new AbiType.Array(point, 2)),
                                new TypeDefinition.Field("kind", new AbiType.Named("Style")),
                                new TypeDefinition.Field("either", new AbiType.Named("Zone"))),
                        0,
                        0));
        types.put(
                "Point",
                new TypeDefinition.Struct("Point", List.of(new TypeDefinition.Field("class", Scalar.I32)), 0, 0));
        types.put("Style", new TypeDefinition.Enumeration("Style", Scalar.I32, new TreeMap<>(Map.of("Solid", 1L))));
        types.put("Zone", new TypeDefinition.Union("Zone", List.of(new TypeDefinition.Field("point", point))));
        Signature signature = new Signature(
                "C", List.of(new Signature.Parameter("default", new AbiType.Named("Line"))), Scalar.VOID, false);
        Path header = Files.write(
                folder.resolve("mathlib.h"),
                CHeader.lines(new Surface(functions("draw", signature, ""), types), "mathlib"));
        Process compiler = new ProcessBuilder(
                        "gcc", "-fsyntax-only", "-Wall", "-Werror", "-x", language, header.toString())
                .redirectErrorStream(true)
                .start();
        String messages = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(messages).isZero();
    }

    private static List<String> lines(String symbol, String documentation) {
        return lines(symbol, new Signature("C", List.of(), Scalar.VOID, false), documentation);
    }

    private static List<String> lines(String symbol, Signature signature, String documentation) {
        return CHeader.lines(new Surface(functions(symbol, signature, documentation), new TreeMap<>()), "mathlib");
    }

    private static TreeMap<String, ExportedFunction> functions(
            String symbol, Signature signature, String documentation) {
        TreeMap<String, ExportedFunction> functions = new TreeMap<>();
        functions.put(
                symbol,
                new ExportedFunction(
                        symbol, "add", signature, false, documentation, new ExportedFunction.Location("lib.rs", 1)));
        return functions;
    }
}
