package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bundled libraries work with JNI and FFM as well as with JNA. */
class JniAndFfmIT {

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
        project.maven().keepingCrates("jni-and-ffm").unoptimized().succeeds("package");
        assertThat(BedProgram.of("java.17").run(project.path("."), "-cp", classPath(project), "com.acme.Greeter"))
                .isEqualTo("true\n");
        ExecutionRecord.executed("x86_64-unknown-linux-gnu", "Java 17, through JNI");
    }

    @Test
    void aClassThatTheLoaderMapsDirectlyNeedsThePlainNames() {
        TestProject project = TestProject.copy("mathlib", "direct-mapping")
                .delete("src/main/java/com/acme/MathLib.java")
                .write("src/main/java/com/acme/Direct.java", """
                        package com.acme;

                        import io.github.ferrule.loader.NativeLoader;

                        public final class Direct {
                            static {
                                NativeLoader.register("com.acme.mathlib", Direct.class);
                            }

                            static native long add(long a, long b);

                            public static void main(String[] args) {
                                System.out.println(add(40, 2));
                            }
                        }
                        """);
        project.maven().succeeds("package");
        assertThat(BedProgram.of("java.17").run(project.path("."), "-cp", classPath(project), "com.acme.Direct"))
                .isEqualTo("42\n");
    }

    @Test
    void theForeignFunctionApiCallsAndIsCalled() {
        Path jdk = Path.of(Bed.get().require("jdk.25"));
        TestProject project = TestProject.copy("mathlib", "ffm")
                .delete("src")
                .overlay("ffm")
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target>"
                        + "<target>aarch64-unknown-linux-gnu.2.17</target>"
                        + "<target>x86_64-pc-windows-gnu</target></targets>");
        project.maven().on(jdk).succeeds("package", "-Dmaven.compiler.release=25");
        for (String java : List.of("java.25", "java.aarch64", "java.windows")) {
            String answer = BedProgram.of(java)
                    .run(
                            project.path("."),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            classPath(project),
                            "com.acme.Main");
            assertThat(answer.lines()).as(java).contains("mean 42.0, sum 45");
        }
        ExecutionRecord.executed("x86_64-unknown-linux-gnu.2.17", "Java 25, through FFM");
        ExecutionRecord.executed("aarch64-unknown-linux-gnu.2.17", "Java 25, through FFM, under qemu");
        ExecutionRecord.executed("x86_64-pc-windows-gnu", "Java 25, through FFM, under wine");
    }

    private static String classPath(TestProject project) {
        return ClassPath.ofMathlib(project);
    }
}
