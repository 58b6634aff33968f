package io.github.ferrule.plugin.audit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Callback;
import com.sun.jna.DefaultTypeMapper;
import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.TypeMapper;
import io.github.ferrule.loader.NativeLoader;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.contract.type.BoundMethod;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractReaderTest {

    interface MathLib extends Library {

        MathLib INSTANCE = Native.load("mathlib", MathLib.class);

        int add(int a, int b);

        default int twice(int a) {
            return add(a, a);
        }

        interface Progress extends Callback {
            void report(int percent);
        }
    }

    interface MoreMath extends MathLib {
        int sub(int a, int b);
    }

    interface SystemLib extends Library {

        SystemLib INSTANCE = Native.load("c", SystemLib.class);

        int getpid();
    }

    static final class DirectlyMapped {

        static {
            Native.register("mathlib");
        }

        static native int mul(int a, int b);

        private DirectlyMapped() {}
    }

    static final class MappedElsewhere {

        static {
            Native.register("m");
        }

        static native double cos(double x);

        private MappedElsewhere() {}
    }

    static final class RegisteredByTheLoader {

        static {
            NativeLoader.register("com.acme.mathlib", RegisteredByTheLoader.class);
        }

        static native int pow(int a, int b);

        private RegisteredByTheLoader() {}
    }

    static final class RegisteredElsewhere {

        static native int root(int a);

        private RegisteredElsewhere() {}
    }

    static final class Registrar {

        static void registerOne() {
            Native.register(RegisteredElsewhere.class, "mathlib");
        }

        private Registrar() {}
    }

    static final class RegistrarOfAny {

        static void register(Class<?> type, String library) {
            Native.register(type, NativeLibrary.getInstance(library));
        }

        private RegistrarOfAny() {}
    }

    static final class ImplementsLibrary implements Library {

        static native int log(int a);

        private ImplementsLibrary() {}
    }

    interface Renamed extends Library {

        Renamed INSTANCE = NativeLoader.load(
                "com.acme.mathlib", "mathlib", Renamed.class, Map.of(Library.OPTION_FUNCTION_MAPPER, (FunctionMapper)
                        (library, method) -> "m_" + method.getName()));

        int add(int a, int b);
    }

    interface WithOtherOptions extends Library {

        WithOtherOptions INSTANCE = NativeLoader.load(
                "com.acme.mathlib", "mathlib", WithOtherOptions.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

        int add(int a, int b);
    }

    interface Converted extends Library {

        Converted INSTANCE = NativeLoader.load(
                "com.acme.mathlib",
                "mathlib",
                Converted.class,
                Map.of(Library.OPTION_TYPE_MAPPER, new DefaultTypeMapper()));

        boolean converted(boolean a);
    }

    interface OwnMapper extends Library {

        TypeMapper TYPE_MAPPER = new DefaultTypeMapper();

        boolean own(boolean a);
    }

    static final class Jni {

        static native int div_mod(int a, long[] b, String c);

        private Jni() {}
    }

    interface NotNative {
        int add2(int a);
    }

    @Test
    void methodsOfJnaInterfacesAreRequired() throws IOException {
        assertThat(contract(MathLib.class, MathLib.Progress.class, MoreMath.class, NotNative.class)
                        .required())
                .extracting(RequiredSymbol::name)
                .containsExactly("add", "sub");
    }

    @Test
    void aSymbolKnowsTheMethodThatCallsIt() throws IOException {
        assertThat(contract(MathLib.class).required())
                .singleElement()
                .extracting(RequiredSymbol::reason)
                .isEqualTo("which " + ContractReaderTest.class.getName() + ".MathLib.add calls");
    }

    @Test
    void interfacesOfOtherLibrariesAreNot() throws IOException {
        assertThat(contract(SystemLib.class, MappedElsewhere.class).required()).isEmpty();
    }

    @Test
    void directlyMappedMethodsKeepTheirNames() throws IOException {
        assertThat(contract(DirectlyMapped.class).required())
                .singleElement()
                .extracting(RequiredSymbol::names)
                .isEqualTo(List.of("mul"));
    }

    @Test
    void methodsThatAnotherClassRegistersKeepTheirNames() throws IOException {
        assertThat(contract(RegisteredElsewhere.class, Registrar.class).required())
                .extracting(RequiredSymbol::names)
                .containsExactly(List.of("root"));
        assertThat(contract(RegisteredByTheLoader.class).required())
                .extracting(RequiredSymbol::names)
                .containsExactly(List.of("pow"));
        assertThat(contract(ImplementsLibrary.class).required())
                .extracting(RequiredSymbol::names)
                .containsExactly(List.of("log"));
    }

    @Test
    void aClassThatMayBeRegisteredMayExportEitherName() throws IOException {
        SymbolContract contract = contract(Jni.class, RegistrarOfAny.class);

        assertThat(contract.missing(Set.of("div_mod"))).isEmpty();
        assertThat(contract.missing(
                        Set.of("Java_io_github_ferrule_plugin_audit_contract_ContractReaderTest_00024Jni_div_1mod")))
                .isEmpty();
        assertThat(contract.missing(Set.of("other"))).hasSize(1);
        assertThat(contract.methods()).as("of unknown convention").isEmpty();
    }

    @Test
    void methodsThatAMapperRenamesAreNotCheckedAndListed() throws IOException {
        SymbolContract contract = contract(Renamed.class);

        assertThat(contract.required()).isEmpty();
        assertThat(contract.unread()).singleElement().asString().contains("Renamed", "FunctionMapper");
        assertThat(contract(WithOtherOptions.class).required())
                .extracting(RequiredSymbol::name)
                .containsExactly("add");
    }

    @Test
    void typesThatATypeMapperConvertsAreNotCompared() throws IOException {
        SymbolContract contract = contract(MathLib.class, Converted.class, OwnMapper.class);

        assertThat(contract.required())
                .extracting(RequiredSymbol::name)
                .containsExactlyInAnyOrder("converted", "own", "add");
        assertThat(contract.methods()).extracting(BoundMethod::method).containsExactly("add");
        assertThat(contract.unread())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).endsWith("the types of its functions, which a TypeMapper converts"));
    }

    @Test
    void methodsAreLeftOutByClassMethodOrSymbol() throws IOException {
        SymbolContract contract = contract(MathLib.class, MoreMath.class);
        String tests = ContractReaderTest.class.getName();

        assertThat(contract.without(List.of(tests + ".MoreMath")).required())
                .extracting(RequiredSymbol::name)
                .containsExactly("add");
        assertThat(contract.without(List.of(tests + ".MathLib.add")).required())
                .extracting(RequiredSymbol::name)
                .containsExactly("sub");
        assertThat(contract.without(List.of("sub", "other")).required())
                .extracting(RequiredSymbol::name)
                .containsExactly("add");
    }

    @Test
    void jniMethodsMayHaveTheShortOrTheLongName() throws IOException {
        String prefix = "Java_io_github_ferrule_plugin_audit_contract_ContractReaderTest_00024Jni_div_1mod";

        SymbolContract contract = contract(Jni.class);

        assertThat(contract.required())
                .singleElement()
                .extracting(RequiredSymbol::names)
                .isEqualTo(List.of(prefix, prefix + "__I_3JLjava_lang_String_2"));
        assertThat(contract.missing(Set.of(prefix))).isEmpty();
        assertThat(contract.missing(Set.of(prefix + "__I_3JLjava_lang_String_2")))
                .isEmpty();
        assertThat(contract.missing(Set.of("div_mod"))).hasSize(1);
    }

    @Test
    void aPrivateMethodThatNobodyCallsNeedsNoFunction() throws IOException {
        SymbolContract contract = contract(PrivateNatives.class);
        assertThat(contract.required())
                .extracting(RequiredSymbol::name)
                .containsExactlyInAnyOrder(
                        "Java_io_github_ferrule_plugin_audit_contract_PrivateNatives_called",
                        "Java_io_github_ferrule_plugin_audit_contract_PrivateNatives_referredTo",
                        "Java_io_github_ferrule_plugin_audit_contract_PrivateNatives_forOthers");
        assertThat(contract.unread())
                .containsExactly(
                        "io/github/ferrule/plugin/audit/contract/PrivateNatives.relic: private, and its class never calls it");
    }

    @Test
    void aLibraryThatRegistersItsMethodsItselfExportsNone() throws IOException {
        assertThat(contract(Jni.class).missing(Set.of("JNI_OnLoad"))).isEmpty();
        assertThat(contract(Jni.class).missing(Set.of("JNI_OnLoad", "Java_Other_method")))
                .hasSize(1);
    }

    @Test
    void listedSymbolsAreRequiredToo() {
        assertThat(SymbolContract.EMPTY.and(List.of("init")).missing(Set.of("add")))
                .extracting(RequiredSymbol::name)
                .containsExactly("init");
    }

    @Test
    void nearMissesAreWhatSomeoneMayHaveMeant() {
        List<String> exports = List.of("math_add", "ADD", "addd", "sub", "init");

        assertThat(NearMisses.of("add", exports)).containsExactly("ADD", "addd", "math_add");
        assertThat(NearMisses.of("addNumbers", List.of("add_numbers", "other"))).containsExactly("add_numbers");
        assertThat(NearMisses.of("subtract", List.of("add", "mul"))).isEmpty();
    }

    private static SymbolContract contract(Class<?>... types) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (Class<?> type : types) {
            try (InputStream in = type.getResourceAsStream(
                    type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
                files.add(in.readAllBytes());
            }
        }
        ContractReader reader = new ContractReader(MemoryBudget.ofThisHeap());
        files.forEach(file -> reader.add("A.class", file));
        return reader.contract(List.of("mathlib"));
    }
}
