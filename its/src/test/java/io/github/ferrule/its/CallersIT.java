package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.Platforms;
import io.github.ferrule.its.bed.Program;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.Test;

/** What is bundled serves JNI and FFM as well as JNA. */
class CallersIT {

    @Test
    void aJniCrateIsLoadedByTheClassThatHasTheNativeMethod() {
        TestProject project = TestProject.copy("mathlib", "jni")
                .edit("src/main/rust/Cargo.toml", text -> text + "[dependencies]\njni = \"=0.21.1\"\n")
                .write("src/main/rust/src/lib.rs", """
                        use jni::objects::{JClass, JString};
                        use jni::sys::jstring;
                        use jni::JNIEnv;

                        #[no_mangle]
                        pub extern "system" fn Java_com_acme_Greeter_greet(
                            mut env: JNIEnv, _class: JClass, name: JString) -> jstring {
                            let name: String = env.get_string(&name).unwrap().into();
                            env.new_string(format!("Grüße, {name}")).unwrap().into_raw()
                        }
                        """)
                .delete("src/main/java/com/acme/MathLib.java")
                .write("src/main/java/com/acme/Greeter.java", """
                        package com.acme;

                        import io.github.ferrule.loader.NativeLoader;

                        public final class Greeter {
                            static {
                                NativeLoader.locate("com.acme.mathlib", Greeter.class).load(System::load);
                            }

                            static native String greet(String name);

                            public static void main(String[] args) {
                                System.out.println(greet("Welt").equals("Gr\\u00fc\\u00dfe, Welt"));
                            }
                        }
                        """);
        project.maven().succeeds("package");
        assertThat(Program.of("java.17").run(project.path("."), "-cp", classPath(project), "com.acme.Greeter"))
                .isEqualTo("true\n");
        Platforms.executed("x86_64-unknown-linux-gnu", "Java 17, through JNI");
    }

    @Test
    void theForeignFunctionApiTakesThePath() {
        TestProject project = TestProject.copy("mathlib", "ffm").write("Ffm.java", """
                        import static java.lang.foreign.ValueLayout.JAVA_LONG;

                        import io.github.ferrule.loader.NativeLoader;
                        import java.lang.foreign.*;

                        public class Ffm {
                            public static void main(String[] args) throws Throwable {
                                var path = NativeLoader.locate("com.acme.mathlib", Ffm.class).path();
                                try (Arena arena = Arena.ofConfined()) {
                                    var add = Linker.nativeLinker().downcallHandle(
                                            SymbolLookup.libraryLookup(path, arena).find("add").orElseThrow(),
                                            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
                                    System.out.println("40 + 2 = " + (long) add.invokeExact(40L, 2L));
                                }
                            }
                        }
                        """);
        project.maven().succeeds("package");
        Bed.get().require("jdk.25");
        assertThat(Program.of("java.25")
                        .run(
                                project.path("."),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath(project),
                                project.path("Ffm.java").toString()))
                .isEqualTo("40 + 2 = 42\n");
        Platforms.executed("x86_64-unknown-linux-gnu", "Java 25, through FFM");
    }

    private static String classPath(TestProject project) {
        return ClassPath.of(project.path("target/mathlib-1.4.0.jar"), project.path("target/mathlib-1.4.0-natives.jar"));
    }
}
