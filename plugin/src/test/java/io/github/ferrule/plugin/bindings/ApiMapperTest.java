package io.github.ferrule.plugin.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.bindings.BindingRules.ErrorRule;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.AbiType.Opaque;
import io.github.ferrule.plugin.surface.AbiType.Ownership;
import io.github.ferrule.plugin.surface.AbiType.Pointer;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ApiMapperTest {

    private static final AbiType PARSER = new Pointer(new Opaque("Parser"), true, true);
    private static final AbiType TEXT = new Pointer(Scalar.C_CHAR, true, true);
    private static final AbiType BYTES = new Pointer(Scalar.U8, false, true);

    private final TreeMap<String, ExportedFunction> functions = new TreeMap<>();

    @Test
    void aLengthIsRecognizedByItsNameOnly() {
        function("acme_hash", Scalar.U64, BYTES, "data", Scalar.USIZE, "data_len");
        function("acme_nth", Scalar.U8, BYTES, "data", Scalar.USIZE, "index");

        assertThat(methods()).containsExactly("long hash(byte[] data)", "int nth(byte[] data, long index)");
    }

    @Test
    void aLengthThatIsReadAndWrittenIsAResultIfItIsListed() {
        AbiType buffer = new Pointer(Scalar.U8, true, true);
        AbiType length = new Pointer(Scalar.USIZE, true, true);
        function("acme_pack", Scalar.VOID, buffer, "packed", length, "packed_len", BYTES, "data", Scalar.USIZE, "len");
        function("acme_next", Scalar.VOID, buffer, "data", length, "next_out");

        assertThat(methods(rules(Map.of(), List.of("packed_len", "next_out"))))
                .containsExactly("long next(byte[] data)", "long pack(byte[] packed, byte[] data)");
        assertThat(reasons())
                .contains(
                        "acme_pack: the parameter packed_len is a *mut usize: if the function writes its result there, "
                                + "list it in <results>");
    }

    @Test
    void bytesThatAreNotCopiedAreInABuffer() {
        function("acme_hash", Scalar.U64, BYTES, "data", Scalar.USIZE, "len");
        function("acme_sum", Scalar.U64, new Pointer(Scalar.I32, false, true), "data", Scalar.USIZE, "len");
        BindingRules rules = new BindingRules(
                List.of(), List.of(), List.of("data"), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());

        assertThat(methods(rules)).containsExactly("long hash(java.nio.ByteBuffer data)");
        assertThat(map(rules).omissions())
                .extracting(Object::toString)
                .containsExactly(
                        "acme_sum: the parameter data is a *const i32, but only bytes with a length can be a ByteBuffer");
    }

    @Test
    void aPointerToAnArrayNeedsThatManyElements() {
        function("acme_transform", Scalar.F32, new Pointer(new AbiType.Array(Scalar.F32, 16), false, false), "matrix");

        assertThat(methods()).containsExactly("float transform(float[] matrix)");
        assertThat(map(BindingRules.NONE).functions().get(0).parameters())
                .extracting(it -> ((JavaValue.Numbers) it.value()).least())
                .containsExactly(16);
    }

    @Test
    void whatTakesAnObjectThatNoFunctionReturnsIsLeftOut() {
        function("acme_parser_free", Scalar.VOID, PARSER, "parser");
        function("acme_parser_clone", PARSER, PARSER, "parser", PARSER, "other");
        function(
                "acme_scanner_of",
                new Pointer(new Opaque("Scanner"), true, true, Ownership.BORROWED),
                PARSER,
                "parser");
        function("acme_scanner_next", Scalar.I32, new Pointer(new Opaque("Scanner"), true, true), "scanner");

        assertThat(methods())
                .containsExactly(
                        "com.acme.Parser parserClone(com.acme.Parser parser, com.acme.Parser other)",
                        "int scannerNext(com.acme.Scanner scanner)",
                        "com.acme.Scanner scannerOf(com.acme.Parser parser)");

        functions.remove("acme_scanner_of");
        assertThat(reasons())
                .containsExactly(
                        "acme_scanner_next: the parameter scanner is a *mut Scanner, which no bound function returns");
    }

    @Test
    void anObjectNeedsAFunctionThatFreesIt() {
        function("acme_parser_new", PARSER);

        assertThat(reasons())
                .containsExactly("acme_parser_new: the result is a *mut Parser that no function frees: name it in "
                        + "<free>, or list the function in <borrowed>");
    }

    @Test
    void ofTwoFunctionsThatCouldFreeItNoneIsGuessed() {
        function("acme_text", TEXT);
        function("acme_text_free", Scalar.VOID, TEXT, "text");
        function("acme_free_other_text", Scalar.VOID, TEXT, "text");

        assertThat(reasons())
                .anySatisfy(it ->
                        assertThat(it).startsWith("acme_text: the result is a *mut c_char that no function frees"));
        assertThat(methods(rules(Map.of("string", "acme_text_free"), List.of())))
                .contains("java.lang.String text()");
    }

    @Test
    void whatOnlyFreesIsCalledByGeneratedCode() {
        function("acme_parser_new", PARSER);
        function("acme_parser_free", Scalar.VOID, PARSER, "parser");

        assertThat(methods()).containsExactly("com.acme.Parser parserNew()");
        assertThat(reasons()).isEmpty();
    }

    @Test
    void aFunctionThatFreesWhatNobodyReturnsIsNotBound() {
        function("acme_add", Scalar.I32);
        function("other_thing_free", Scalar.VOID, PARSER, "parser");

        assertThat(map(BindingRules.NONE).freeing()).isEmpty();
    }

    @Test
    void aReferenceIsNeverFreed() {
        function("acme_parser_free", Scalar.VOID, PARSER, "parser");
        function("acme_shared", new Pointer(new Opaque("Parser"), true, false, Ownership.BORROWED));

        assertThat(map(BindingRules.NONE).functions().get(0).result())
                .isInstanceOfSatisfying(
                        JavaValue.Handle.class, it -> assertThat(it.owned()).isFalse());
    }

    @Test
    void aBoxIsGivenAway() {
        function("acme_parser_free", Scalar.VOID, PARSER, "parser");
        function(
                "acme_parser_finish",
                Scalar.I32,
                new Pointer(new Opaque("Parser"), true, false, Ownership.OWNED),
                "parser");
        function("acme_parser_new", PARSER);

        assertThat(map(BindingRules.NONE).functions().get(0).parameters().get(0).value())
                .isInstanceOfSatisfying(
                        JavaValue.Handle.class, it -> assertThat(it.owned()).isTrue());
    }

    @Test
    void functionsThatJavaCannotCallAreListed() {
        function("acme_wide", Scalar.I128);
        function("acme_slice", Scalar.VOID, new Opaque("&[u8]"), "data");
        function("acme_any", Scalar.VOID, new Pointer(Scalar.VOID, true, true), "anything");

        assertThat(reasons())
                .containsExactly(
                        "acme_any: the parameter anything is a *mut c_void",
                        "acme_slice: the parameter data is a &[u8]",
                        "acme_wide: the result is a i128");
    }

    @Test
    void namesThatCollideGetANumber() {
        function("acme_add_two", Scalar.I32);
        function("acme_addTwo", Scalar.I32);

        assertThat(methods()).containsExactly("int addTwo()", "int addTwo_2()");
    }

    @Test
    void aStatusAndAnOutParameterBecomeAResultAndAnException() {
        function("acme_open", Scalar.I32, new Pointer(Scalar.I64, true, true), "size_out");
        function("acme_message", new Pointer(Scalar.C_CHAR, false, true));
        ErrorRule rule = new ErrorRule(List.of("acme_open"), "0", Optional.of("acme_message"));

        JavaApi api = map(new BindingRules(
                List.of(),
                List.of("*_out"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(rule)));

        assertThat(api.unusedRules()).isEmpty();
        assertThat(signatures(api)).contains("long open()");
    }

    @Test
    void theMessageOfAnErrorMayBeInAnObjectThatTheFunctionTakes() {
        AbiType problem = new Pointer(new Opaque("Problem"), true, true);
        function("acme_parse", PARSER, BYTES, "data", Scalar.USIZE, "len", problem, "problem");
        function("acme_count", Scalar.I32);
        function("acme_parser_free", Scalar.VOID, PARSER, "parser");
        function("acme_problem_free", Scalar.VOID, problem, "problem");
        function("acme_problem_new", problem);
        function("acme_problem_message", new Pointer(Scalar.C_CHAR, false, true), problem, "problem");

        JavaApi api = map(errors("acme_parse", "nonNull", "acme_problem_message"));

        assertThat(api.unusedRules()).isEmpty();
        assertThat(Bindings.of(api, Implementation.JNA).base().get("com/acme/Acme.java"))
                .contains("throw new AcmeException(\"acme_parse\", 0, problemMessage(problem));");
        assertThat(map(errors("acme_count", "0", "acme_problem_message")).unusedRules())
                .containsExactly(
                        "errors: acme_problem_message takes a *mut Problem, which acme_count neither takes nor returns");
    }

    private static BindingRules errors(String function, String success, String message) {
        ErrorRule rule = new ErrorRule(List.of(function), success, Optional.of(message));
        return new BindingRules(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(rule));
    }

    @Test
    void rulesThatFitNothingAreReported() {
        function("acme_add", Scalar.I32, Scalar.I32, "a");
        BindingRules rules = new BindingRules(
                List.of("acme_*", "other_*"),
                List.of("acme_add.a"),
                List.of("buffer"),
                List.of("b"),
                List.of("c"),
                List.of("d"),
                List.of("e"),
                Map.of("Parser", "acme_add"),
                List.of(new ErrorRule(List.of("acme_sub"), "0", Optional.of("acme_message"))));

        assertThat(map(rules).unusedRules())
                .containsExactly(
                        "functions: other_* is not the name of a function",
                        "results: acme_add.a is not the name of a pointer parameter",
                        "buffers: buffer is not the name of a pointer parameter",
                        "nullable: b is not the name of a pointer parameter",
                        "consumed: c is not the name of a handle parameter",
                        "borrowed: d is not the name of a function that returns a pointer",
                        "retained: e is not the name of a callback parameter",
                        "free: Parser is not the name of a type, or of a function that fits",
                        "free: acme_add is not the name of a type, or of a function that fits",
                        "errors: acme_sub is not the name of a function",
                        "errors: acme_message is neither a function that returns a string, nor a parameter that"
                                + " receives one");
    }

    private static BindingRules rules(Map<String, String> free, List<String> results) {
        return new BindingRules(
                List.of(), results, List.of(), List.of(), List.of(), List.of(), List.of(), free, List.of());
    }

    private void function(String symbol, AbiType result, Object... typesAndNames) {
        List<Signature.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < typesAndNames.length; i += 2) {
            parameters.add(new Signature.Parameter((String) typesAndNames[i + 1], (AbiType) typesAndNames[i]));
        }
        Signature signature = new Signature("C", parameters, result, false);
        functions.put(
                symbol,
                new ExportedFunction(symbol, symbol, signature, false, "", new ExportedFunction.Location("lib.rs", 1)));
    }

    private JavaApi map(BindingRules rules) {
        return ApiMapper.map(
                new Surface(functions, new TreeMap<>()),
                new BindingSettings("com.acme", "Acme", "com.acme.acme", "acme", "acme_", 11, false, rules));
    }

    private List<String> methods() {
        return methods(BindingRules.NONE);
    }

    private List<String> methods(BindingRules rules) {
        return signatures(map(rules));
    }

    private static List<String> signatures(JavaApi api) {
        return api.functions().stream()
                .map(function -> function.result().type() + " " + function.name() + "("
                        + String.join(
                                ", ",
                                function.parameters().stream()
                                        .map(it -> it.value().type() + " " + it.name())
                                        .toList())
                        + ")")
                .toList();
    }

    private List<String> reasons() {
        return map(BindingRules.NONE).omissions().stream()
                .map(Omission::toString)
                .toList();
    }
}
