package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignCalls;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.FixtureSurface;
import io.github.ferrule.plugin.surface.Surface;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Native methods against functions that take the types of the jni crate. */
class JniReferencesIT {

    /** The names and forms of the types that signatures mention, as in jni 0.21. */
    private static final String JNI = """
            pub mod objects {
                use std::marker::PhantomData;
                pub struct JObject<'local>(*mut u8, PhantomData<&'local ()>);
                pub struct JString<'local>(JObject<'local>);
                pub struct JClass<'local>(JObject<'local>);
                pub struct JByteArray<'local>(JObject<'local>);
            }
            pub struct JNIEnv<'local>(*mut u8, std::marker::PhantomData<&'local ()>);
            """;

    private static final String FUNCTIONS = """
            #![allow(improper_ctypes_definitions)]
            use jni::objects::{JByteArray, JClass, JObject, JString};
            use jni::JNIEnv;
            #[no_mangle]
            pub extern "system" fn Java_com_acme_Math_text<'a>(_e: JNIEnv<'a>, _c: JClass<'a>, text: JString<'a>) -> JString<'a> {
                text
            }
            #[no_mangle]
            pub extern "system" fn Java_com_acme_Math_bytes<'a>(_e: JNIEnv<'a>, _c: JClass<'a>, _bytes: JByteArray<'a>) -> i32 {
                0
            }
            #[no_mangle]
            pub extern "system" fn Java_com_acme_Math_any<'a>(_e: JNIEnv<'a>, _c: JClass<'a>, _any: JObject<'a>) {}
            #[no_mangle]
            pub extern "system" fn Java_com_acme_Math_instance<'a>(_e: JNIEnv<'a>, _this: JObject<'a>) -> i32 {
                0
            }
            """;

    private static Surface surface;

    @BeforeAll
    static void read() throws Exception {
        surface = FixtureSurface.read(FUNCTIONS, "jni", JNI);
    }

    static final class Right {
        static native String text(String text);

        static native Object text(Object text);

        static native String text(CharSequence text);

        static native int bytes(byte[] bytes);

        static native void any(Object any);

        static native void any(List<String> any);

        static native void any(byte[] any);

        native int instance();
    }

    static final class Wrong {
        static native String text(byte[] text);

        static native byte[] text(String text);

        static native String text(Integer text);

        static native String text(long text);

        static native int bytes(int[] bytes);

        static native int bytes(String bytes);

        static native int bytes(List<Byte> bytes);

        static native int bytes(byte[][] bytes);

        static native int bytes(byte bytes);

        static native void any(int any);

        native void any(Object any);
    }

    static final class StaticInJava {
        static native int instance();
    }

    @Test
    void objectsThatCanHaveTheClassPass() {
        assertThat(check(Stream.of(Right.class.getDeclaredMethods()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void objectsOfAnotherClassDiffer(Method method) {
        assertThat(check(Stream.of(method))).as("%s", method).isNotEmpty().allMatch(TypeMismatch::certain);
    }

    static Stream<Method> objectsOfAnotherClassDiffer() {
        return Arrays.stream(Wrong.class.getDeclaredMethods());
    }

    @Test
    void theMessageNamesBothClasses() throws Exception {
        assertThat(check(Stream.of(Wrong.class.getDeclaredMethod("bytes", String.class))))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason())
                            .isEqualTo("parameter 1 (_bytes) is a String in Java, and a JByteArray in Rust");
                    assertThat(it.remedy()).isEqualTo("declare it as  static native int bytes(byte[] _bytes);");
                });
        assertThat(check(Stream.of(Wrong.class.getDeclaredMethod("any", Object.class))))
                .singleElement()
                .extracting(TypeMismatch::remedy)
                .isEqualTo("declare it as  static native void any(Object _any);");
    }

    @Test
    void aStaticMethodWhoseFunctionTakesAnObjectIsARisk() {
        assertThat(check(Stream.of(StaticInJava.class.getDeclaredMethods())))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.certain()).isFalse();
                    assertThat(it.reason())
                            .isEqualTo("is static in Java, so the parameter _this gets the class, not an object");
                    assertThat(it.remedy()).isEqualTo("declare it as  native int instance();");
                });
    }

    private static List<TypeMismatch> check(Stream<Method> methods) {
        return new TypeContract(surface, List.of(TargetTriple.parse("x86_64-unknown-linux-gnu")))
                .check(DeclaredMethods.read(
                        Contracts.classes(JniReferencesIT.class.getClassLoader()),
                        methods.map(Contracts::bound).toList(),
                        ForeignCalls.NONE));
    }
}
