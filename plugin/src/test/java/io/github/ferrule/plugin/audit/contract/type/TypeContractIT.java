package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignCalls;
import io.github.ferrule.plugin.audit.contract.type.Declarations.AlsoRight;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Jni;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Point;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Right;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong1;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong2;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong3;
import io.github.ferrule.plugin.audit.contract.type.Declarations.WrongJni;
import io.github.ferrule.plugin.audit.contract.type.Declarations.WrongJni2;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The crate in {@code src/test/rust/surface} against the declarations in {@code Declarations}. */
class TypeContractIT {

    private static final TargetTriple LINUX = TargetTriple.parse("x86_64-unknown-linux-gnu");
    private static final TargetTriple WINDOWS = TargetTriple.parse("x86_64-pc-windows-gnu");
    private static final TargetTriple WINDOWS_32 = TargetTriple.parse("i686-pc-windows-gnu");
    private static final TargetTriple ARM_32 = TargetTriple.parse("armv7-unknown-linux-gnueabihf");

    @Test
    void rightDeclarationsPass() {
        assertThat(Contracts.check(List.of(LINUX, WINDOWS), Right.class, AlsoRight.class, Jni.class))
                .filteredOn(TypeMismatch::certain)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void everyWrongDeclarationIsNamed(Method method) {
        assertThat(Contracts.check(List.of(LINUX), List.of(method)))
                .filteredOn(TypeMismatch::certain)
                .as("%s", method)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.function()).contains(" fn ", "src/lib.rs:"));
    }

    static Stream<Arguments> everyWrongDeclarationIsNamed() {
        List<Arguments> wrong = Stream.of(Wrong1.class, Wrong2.class, Wrong3.class, WrongJni.class, WrongJni2.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(Arguments::of)
                .toList();
        assertThat(wrong).hasSizeGreaterThanOrEqualTo(80);
        return wrong.stream();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "add_int      | parameter 1 (a) is an integer of 64 bits in Java, and an integer of 32 bits in Rust (i32) | int add_int(int a, int b);",
                "mean         | parameter 1 (a) is a float of 32 bits in Java, and a float of 64 bits in Rust (f64)       | double mean(double a, double b);",
                "not          | the result is a boolean of 32 bits for JNA, and a bool of 8 bits in Rust                  | byte not(byte a);",
                "text_length  | parameter 1 (text) is an integer of 32 bits in Java, and a pointer in Rust (*const c_char) | int text_length(String text);",
                "count_into   | parameter 1 (out) points to what is an integer of 32 bits in Java, and an integer of 64 bits in Rust (i64) | int count_into(LongByReference out);",
                "norm         | parameter 1 (p) is a pointer in Java, and a struct by value in Rust (Point)               | double norm(Declarations.Point.ByValue p);",
                "shift        | parameter 1 (p) points to what is a struct of 1 fields and 8 bytes in Java, and of 2 fields and 16 bytes in Rust (Point) | void shift(Pointer p, double by);",
                "visit        | parameter 1 (visitor) is a callback with 1 parameters in Java, and with 2 in Rust         | int visit(Callback visitor, Pointer context);",
            })
    void theDifferenceAndTheRightDeclarationAreShown(String method, String reason, String suggestion) {
        assertThat(Contracts.check(List.of(LINUX), Wrong1.class))
                .filteredOn(it -> it.signature().caller().endsWith("." + method))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason()).isEqualTo(reason);
                    assertThat(it.suggestion()).isEqualTo(suggestion);
                });
    }

    @Test
    void aWidthThatIsWrongOnSomeTargetsIsARiskThatNamesThem() {
        assertThat(Contracts.check(List.of(LINUX, WINDOWS, ARM_32), Right.class))
                .filteredOn(it -> !it.certain())
                .extracting(it -> it.signature().caller().replaceAll(".*\\.", ""), TypeMismatch::targets)
                .contains(tuple("length", List.of(ARM_32)))
                .doesNotContain(tuple("big", List.of(ARM_32)));
    }

    @Test
    void jniOnWindows32NeedsTheSystemConvention() {
        assertThat(Contracts.check(List.of(LINUX, WINDOWS_32), Jni.class))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.signature().caller()).endsWith(".invert");
                    assertThat(it.reason()).contains("extern \"system\"");
                    assertThat(it.targets()).containsExactly(WINDOWS_32);
                });
    }

    @Test
    void aTextThatNobodyFreesIsARisk() throws NoSuchMethodException {
        interface Leaky extends com.sun.jna.Library {
            String greeting();
        }
        assertThat(Contracts.check(List.of(LINUX), List.of(Leaky.class.getMethod("greeting"))))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.certain()).isFalse();
                    assertThat(it.reason()).contains("never freed");
                    assertThat(it.suggestion()).isEqualTo("Pointer greeting();");
                });
    }

    /** C's {@code size_t}, as JNA's documentation shows it. */
    public static final class Size extends IntegerType {
        private static final long serialVersionUID = 1L;

        public Size() {
            this(0);
        }

        public Size(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

    public static final class Word extends IntegerType {
        private static final long serialVersionUID = 1L;

        public Word() {
            super(4, 0, true);
        }
    }

    interface Sized extends Library {
        Size length(byte[] data, Size len);

        int text_length(Word text);

        Word made_by_macro();
    }

    @Test
    void anIntegerTypeIsAsWideAsItsConstructorSays() {
        assertThat(Contracts.check(List.of(LINUX, ARM_32), Sized.class))
                .extracting(it -> it.signature().method(), TypeMismatch::certain)
                .containsExactlyInAnyOrder(tuple("text_length", true), tuple("made_by_macro", true));
    }

    public static final class SignedWord extends IntegerType {
        private static final long serialVersionUID = 1L;

        public SignedWord() {
            super(4);
        }
    }

    interface Integers extends Library {
        Word code_point(Word letter);

        SignedWord add_int(SignedWord a, int b);

        int record_size(Pointer record);
    }

    interface WrongIntegers extends Library {
        Word add_int(int a, int b);

        SignedWord record_size(Pointer record);
    }

    @Test
    void anIntegerTypeHasTheSignOfItsNumber() {
        assertThat(Contracts.check(List.of(LINUX), Integers.class)).isEmpty();
        assertThat(Contracts.check(List.of(LINUX), WrongIntegers.class))
                .allMatch(it -> !it.certain())
                .extracting(TypeMismatch::reason, TypeMismatch::remedy)
                .containsExactlyInAnyOrder(
                        tuple(
                                "the result has no sign in Java, where negative values are large, and one in Rust (i32)",
                                "pass  false  as the parameter unsigned of IntegerType's constructor in TypeContractIT.Word"),
                        tuple(
                                "the result has a sign in Java, where large values are negative, and none in Rust (u32)",
                                "pass  true  as the parameter unsigned of IntegerType's constructor in"
                                        + " TypeContractIT.SignedWord"));
    }

    interface Foreign extends Library {
        long add(long a, long b);

        int written_in_c(int a);
    }

    @Test
    void aFunctionWithoutRustSourceHasAnUnknownType() {
        DeclaredMethods declared = DeclaredMethods.read(
                Contracts.classes(TypeContractIT.class.getClassLoader()),
                Arrays.stream(Foreign.class.getDeclaredMethods())
                        .map(Contracts::bound)
                        .toList(),
                ForeignCalls.NONE);
        TypeContract contract = new TypeContract(FixtureSurface.get(), List.of(LINUX));

        assertThat(contract.unknown(declared)).containsExactly("written_in_c");
        assertThat(contract.check(declared)).isEmpty();
    }

    static final class Signs {
        static native short sign(short value);

        static native short unsigned(short value);
    }

    static final class Letters {
        static native char letter(char value);
    }

    interface Risky extends Library {
        Pointer widget_new();

        Pointer thing_new();

        int code_point(int letter);

        Pointer parser_find(@Nullable Pointer parser, long index);

        void shift(@Nullable Point p, double by);
    }

    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    @interface Nullable {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Risky   | widget_new  | the result points to memory that the caller owns, and no exported function frees a *mut Widget",
                "Risky   | code_point  | parameter 1 (letter) is any number in Java, and a char in Rust: a surrogate is undefined behavior there",
                "Risky   | parser_find | parameter 1 (parser) may be null in Java, and a reference in Rust, which cannot check it",
                "Signs   | unsigned    | parameter 1 (value) is a short in Java, where values above 32767 are negative, and a u16 in Rust",
                "Letters | letter      | parameter 1 (value) is a char in Java, which has no negative values, and an i16 in Rust",
            })
    void aRiskIsNamedAndOnlyARisk(String type, String method, String reason) throws Exception {
        Class<?> owner = Class.forName(TypeContractIT.class.getName() + "$" + type);
        assertThat(Contracts.check(List.of(LINUX), owner))
                .filteredOn(it -> it.signature().method().equals(method))
                .allMatch(it -> !it.certain())
                .extracting(TypeMismatch::reason)
                .contains(reason);
    }

    @Test
    void aStructureThatJavaDoesNotHaveIsDefinedByTheMessage() throws NoSuchMethodException {
        interface Flat extends Library {
            double norm(double x);
        }
        assertThat(Contracts.check(List.of(LINUX), List.of(Flat.class.getMethod("norm", double.class))))
                .singleElement()
                .extracting(TypeMismatch::remedy)
                .isEqualTo("declare it as  double norm(Point.ByValue p);  with  @FieldOrder({\"x\", \"y\"}) class Point"
                        + " extends Structure { public double x; public double y; public static class ByValue extends"
                        + " Point implements Structure.ByValue {} }");
    }

    @Test
    void whatIsFreedSignedRightOrMayBeNullIsNoRisk() {
        assertThat(Contracts.check(List.of(LINUX), Risky.class, Signs.class))
                .extracting(it -> it.signature().method())
                .doesNotContain("thing_new", "shift", "sign");
    }

    /** Compiles each declaration that a message suggests in place of a wrong one, and compares it. */
    @Test
    void aDeclarationThatIsPastedFromTheMessageIsRight(@TempDir Path folder) throws Exception {
        List<TypeMismatch> wrong = Contracts.check(
                List.of(LINUX), Wrong1.class, Wrong2.class, Wrong3.class, WrongJni.class, WrongJni2.class);
        StringBuilder source = new StringBuilder("package io.github.ferrule.plugin.audit.contract.type;"
                + "import com.sun.jna.*; import com.sun.jna.Structure.FieldOrder; import com.sun.jna.ptr.*;"
                + "final class Pasted {");
        for (int i = 0; i < wrong.size(); i++) {
            String pasted = wrong.get(i).suggestion().replace("  with  ", " ");
            source.append(wrong.get(i).signature().binding() == Binding.JNI ? "static class" : "interface")
                    .append(" P" + i + (wrong.get(i).signature().binding() == Binding.JNI ? "" : " extends Library"))
                    .append(" { " + pasted + " }\n");
        }
        Path file = folder.resolve("Pasted.java");
        Files.writeString(file, source.append("}").toString());
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(result).isZero();

        List<TypeMismatch> left = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, TypeContractIT.class.getClassLoader())) {
            for (int i = 0; i < wrong.size(); i++) {
                Class<?> pasted =
                        Class.forName("io.github.ferrule.plugin.audit.contract.type.Pasted$P" + i, false, loader);
                for (Method method : pasted.getDeclaredMethods()) {
                    left.addAll(new TypeContract(FixtureSurface.get(), List.of(LINUX))
                            .check(DeclaredMethods.read(
                                    Contracts.classes(loader), List.of(Contracts.bound(method)), ForeignCalls.NONE)));
                }
            }
        }
        assertThat(wrong).hasSizeGreaterThanOrEqualTo(80);
        assertThat(left).filteredOn(TypeMismatch::certain).isEmpty();
    }
}
