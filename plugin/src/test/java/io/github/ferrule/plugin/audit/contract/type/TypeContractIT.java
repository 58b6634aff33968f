package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignCalls;
import io.github.ferrule.plugin.audit.contract.type.Declarations.AlsoRight;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Jni;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Right;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong1;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong2;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong3;
import io.github.ferrule.plugin.audit.contract.type.Declarations.WrongJni;
import io.github.ferrule.plugin.audit.contract.type.Declarations.WrongJni2;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** The crate in {@code src/test/rust/surface} against the declarations in {@code Declarations}. */
class TypeContractIT {

    private static final TargetTriple LINUX = TargetTriple.parse("x86_64-unknown-linux-gnu");
    private static final TargetTriple WINDOWS = TargetTriple.parse("x86_64-pc-windows-gnu");
    private static final TargetTriple WINDOWS_32 = TargetTriple.parse("i686-pc-windows-gnu");
    private static final TargetTriple ARM_32 = TargetTriple.parse("armv7-unknown-linux-gnueabihf");

    @Test
    void rightDeclarationsPass() {
        assertThat(check(List.of(LINUX, WINDOWS), Right.class, AlsoRight.class, Jni.class))
                .filteredOn(TypeMismatch::certain)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void everyWrongDeclarationIsNamed(Method method) {
        assertThat(check(List.of(LINUX), List.of(method)))
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
                "norm         | parameter 1 (p) is a pointer in Java, and a struct by value in Rust (Point)               | double norm(Point.ByValue p);",
                "shift        | parameter 1 (p) points to what is a struct of 1 fields and 8 bytes in Java, and of 2 fields and 16 bytes in Rust (Point) | void shift(Pointer p, double by);",
                "visit        | parameter 1 (visitor) is a callback with 1 parameters in Java, and with 2 in Rust         | int visit(Callback visitor, Pointer context);",
            })
    void theDifferenceAndTheRightDeclarationAreShown(String method, String reason, String suggestion) {
        assertThat(check(List.of(LINUX), Wrong1.class))
                .filteredOn(it -> it.signature().caller().endsWith("." + method))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason()).isEqualTo(reason);
                    assertThat(it.suggestion()).isEqualTo(suggestion);
                });
    }

    @Test
    void aWidthThatIsWrongOnSomeTargetsIsARiskThatNamesThem() {
        assertThat(check(List.of(LINUX, WINDOWS, ARM_32), Right.class))
                .filteredOn(it -> !it.certain())
                .extracting(it -> it.signature().caller().replaceAll(".*\\.", ""), TypeMismatch::targets)
                .contains(org.assertj.core.groups.Tuple.tuple("length", List.of(ARM_32)))
                .doesNotContain(org.assertj.core.groups.Tuple.tuple("big", List.of(ARM_32)));
    }

    @Test
    void jniOnWindows32NeedsTheSystemConvention() {
        assertThat(check(List.of(LINUX, WINDOWS_32), Jni.class)).singleElement().satisfies(it -> {
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
        assertThat(check(List.of(LINUX), List.of(Leaky.class.getMethod("greeting"))))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.certain()).isFalse();
                    assertThat(it.reason()).contains("never freed");
                    assertThat(it.suggestion()).isEqualTo("Pointer greeting();");
                });
    }

    private static List<TypeMismatch> check(List<TargetTriple> targets, Class<?>... types) {
        return check(
                targets,
                Arrays.stream(types)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .toList());
    }

    private static List<TypeMismatch> check(List<TargetTriple> targets, List<Method> methods) {
        List<BoundMethod> bound = methods.stream().map(TypeContractIT::bound).toList();
        return new TypeContract(FixtureSurface.get(), targets)
                .check(DeclaredMethods.read(classes(), bound, ForeignCalls.NONE));
    }

    private static BoundMethod bound(Method method) {
        boolean jni = Modifier.isNative(method.getModifiers());
        return new BoundMethod(
                jni ? Binding.JNI : Binding.JNA,
                Type.getInternalName(method.getDeclaringClass()),
                method.getName(),
                Type.getMethodDescriptor(method),
                method.getModifiers(),
                List.of(jni ? "Java_com_acme_Math_" + method.getName() : method.getName()));
    }

    private static JavaClasses classes() {
        return new JavaClasses(name -> {
            try (InputStream in = TypeContractIT.class.getResourceAsStream("/" + name + ".class")) {
                return name.startsWith("io/github/ferrule/") ? Optional.of(in.readAllBytes()) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
