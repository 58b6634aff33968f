package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A module with two crates, each built by an execution of its own, is one bundle with two libraries. */
class SeveralLibrariesIT {

    private static final String NATIVES = "target/mathlib-1.4.0-natives.jar";

    private static TestProject project;

    @BeforeAll
    static void build() {
        project = second(TestProject.copy("mathlib", "several-libraries"), "second");
        project.maven().succeeds("package");
    }

    @Test
    void eachJarHasBothLibrariesAndAnIndexOfBoth() {
        for (String jar : new String[] {NATIVES, "target/mathlib-1.4.0-linux-x86_64.jar"}) {
            assertThat(project.jar(jar).files())
                    .contains("linux-x86-64/libmathlib.so", "linux-x86-64/libsecond.so")
                    .contains("META-INF/ferrule/com.acme.mathlib/mathlib/x86_64-unknown-linux-gnu.properties")
                    .contains("META-INF/ferrule/com.acme.mathlib/second/x86_64-unknown-linux-gnu.properties");
            assertThat(new String(project.jar(jar).bytes("META-INF/ferrule/com.acme.mathlib/index.properties")))
                    .contains("libraries=mathlib,second");
        }
    }

    /** One library is called through JNA and the other one through JNI. */
    @Test
    void eachLibraryIsLoadedByItsName() throws Exception {
        TestProject callers = second(TestProject.copy("mathlib", "several-libraries-callers"), "second")
                .write("src/main/second/src/lib.rs", """
                        use std::ffi::c_void;

                        #[unsafe(no_mangle)]
                        pub extern "system" fn Java_com_acme_Second_product(
                            _env: *mut c_void, _class: *mut c_void, a: i64, b: i64) -> i64 {
                            a * b
                        }
                        """)
                .write("src/main/java/com/acme/Second.java", """
                        package com.acme;

                        import io.github.ferrule.loader.NativeLoader;

                        public final class Second {
                            static {
                                NativeLoader.locate("com.acme.mathlib", "second", Second.class).load(System::load);
                            }

                            static native long product(long a, long b);

                            public static void main(String[] args) {
                                MathLib math = NativeLoader.load("com.acme.mathlib", "mathlib", MathLib.class);
                                System.out.println(math.add(40, 2) + " " + product(6, 7));
                            }
                        }
                        """);
        callers.maven().succeeds("package");
        assertThat(BedProgram.of("java.17")
                        .run(callers.path("."), "-cp", ClassPath.ofMathlib(callers), "com.acme.Second"))
                .isEqualTo("42 42\n");
    }

    @Test
    void twoExecutionsWithOneLibraryNameAreRefused() {
        TestProject same = second(TestProject.copy("mathlib", "several-libraries-same"), "mathlib");
        assertThat(same.maven().fails("package").text())
                .contains("both build a library with the name mathlib", "give one crate another  [lib] name");
    }

    private static TestProject second(TestProject project, String name) {
        return project.write("src/main/second/Cargo.toml", """
                        [package]
                        name = "%s"
                        version = "0.1.0"
                        edition = "2021"

                        [lib]
                        crate-type = ["cdylib"]
                        """.formatted(name))
                .write("src/main/second/src/lib.rs", """
                        #[unsafe(no_mangle)]
                        pub extern "C" fn second_add(a: i64, b: i64) -> i64 {
                            a + b
                        }
                        """)
                .edit(
                        "pom.xml",
                        pom -> pom.replaceFirst(
                                "(?s)(io.github.ferrule</groupId>\\s*<artifactId>ferrule-maven-plugin.*?<executions>)",
                                """
                        $1
                        <execution>
                          <id>second</id>
                          <goals><goal>build</goal></goals>
                          <configuration><crate>\\${project.basedir}/src/main/second</crate></configuration>
                        </execution>
                        """));
    }
}
