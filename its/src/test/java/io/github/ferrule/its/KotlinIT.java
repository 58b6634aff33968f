package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.Test;

/** Native functions that Kotlin declares: the compiler gives them the names and types that the JVM looks for. */
class KotlinIT {

    private static final String KOTLIN = "src/main/kotlin/com/acme/Natives.kt";

    private static TestProject project(String name) {
        return TestProject.copy("mathlib", name)
                .configure("<targets><target>x86_64-unknown-linux-gnu</target></targets>")
                .delete("src/main/java")
                .edit("pom.xml", pom -> pom.replace("    <plugins>\n", """
                            <plugins>
                              <plugin>
                                <groupId>org.jetbrains.kotlin</groupId>
                                <artifactId>kotlin-maven-plugin</artifactId>
                                <version>2.2.20</version>
                                <configuration>
                                  <jvmTarget>11</jvmTarget>
                                  <sourceDirs><sourceDir>src/main/kotlin</sourceDir></sourceDirs>
                                </configuration>
                                <executions>
                                  <execution>
                                    <phase>compile</phase>
                                    <goals><goal>compile</goal></goals>
                                  </execution>
                                </executions>
                              </plugin>
                        """).replace("  <dependencies>\n", """
                          <dependencies>
                            <dependency>
                              <groupId>org.jetbrains.kotlin</groupId>
                              <artifactId>kotlin-stdlib</artifactId>
                              <version>2.2.20</version>
                            </dependency>
                        """))
                .write(KOTLIN, """
                        package com.acme

                        import com.sun.jna.Library

                        class Engine {
                            external fun square(x: Long): Long

                            companion object {
                                external fun create(size: Int): Long

                                @JvmStatic
                                external fun version(): Int
                            }
                        }

                        object Tools {
                            @JvmName("fastSum")
                            external fun sum(a: Int, b: Int): Int
                        }

                        external fun half(x: Double): Double

                        interface MathLib : Library {
                            fun add(a: Long, b: Long): Long
                        }
                        """)
                .write("src/main/rust/src/lib.rs", """
                        use std::ffi::c_void;

                        type Jni = *mut c_void;

                        #[no_mangle]
                        pub extern "system" fn Java_com_acme_Engine_square(_: Jni, _: Jni, x: i64) -> i64 { x * x }
                        #[no_mangle]
                        pub extern "system" fn Java_com_acme_Engine_00024Companion_create(_: Jni, _: Jni, size: i32) -> i64 { size as i64 }
                        #[no_mangle]
                        pub extern "system" fn Java_com_acme_Engine_version(_: Jni, _: Jni) -> i32 { 1 }
                        #[no_mangle]
                        pub extern "system" fn Java_com_acme_Tools_fastSum(_: Jni, _: Jni, a: i32, b: i32) -> i32 { a + b }
                        #[no_mangle]
                        pub extern "system" fn Java_com_acme_NativesKt_half(_: Jni, _: Jni, x: f64) -> f64 { x / 2.0 }
                        #[no_mangle]
                        pub extern "C" fn add(a: i64, b: i64) -> i64 { a + b }
                        """);
    }

    @Test
    void everyWayToDeclareOneIsChecked() {
        TestProject project = project("kotlin");
        assertThat(project.maven().succeeds("package").text()).doesNotContain("no Java caller seen");

        project.edit(
                "src/main/rust/src/lib.rs", text -> text.replaceAll("fn Java_com_acme_(\\w+)", "fn Java_com_acme_$1x"));
        assertThat(project.maven().fails("package").text())
                .contains("Java_com_acme_Engine_square, which com.acme.Engine.square calls")
                .contains("Java_com_acme_Engine_00024Companion_create, which com.acme.Engine.Companion.create calls")
                .contains("Java_com_acme_Engine_version, which com.acme.Engine.version calls")
                .contains("Java_com_acme_Tools_fastSum, which com.acme.Tools.fastSum calls")
                .contains("Java_com_acme_NativesKt_half, which com.acme.NativesKt.half calls");
    }

    @Test
    void aWrongTypeIsShownWithTheRightDeclarationInKotlin() {
        TestProject project = project("kotlin-types")
                .edit(
                        KOTLIN,
                        text -> text.replace("create(size: Int): Long", "create(size: Long): Int")
                                .replace("fun add(a: Long, b: Long): Long", "fun add(a: Int, b: Long): Long"));

        assertThat(project.maven().fails("package").text())
                .contains("com.acme.Engine.Companion.create: parameter 1 (size) is an integer of 64 bits in Java")
                .contains("declare it as  external fun create(size: Int): Long")
                .contains("(src/main/kotlin/com/acme/Natives.kt:9)")
                .contains("declare it as  fun add(a: Long, b: Long): Long")
                .contains("(src/main/kotlin/com/acme/Natives.kt:24)");
    }
}
