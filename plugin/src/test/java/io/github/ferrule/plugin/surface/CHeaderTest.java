package io.github.ferrule.plugin.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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

    private static List<String> lines(String symbol, String documentation) {
        return lines(symbol, new Signature("C", List.of(), Scalar.VOID, false), documentation);
    }

    private static List<String> lines(String symbol, Signature signature, String documentation) {
        TreeMap<String, ExportedFunction> functions = new TreeMap<>();
        functions.put(
                symbol,
                new ExportedFunction(
                        symbol, "add", signature, false, documentation, new ExportedFunction.Location("lib.rs", 1)));
        return CHeader.lines(new Surface(functions, new TreeMap<>()), "mathlib");
    }
}
