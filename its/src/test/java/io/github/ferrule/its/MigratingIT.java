package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every "before" and "after" of docs/migrating.md builds, and the same program runs with both. */
class MigratingIT {

    private static final DocumentationPage PAGE = DocumentationPage.read("migrating.md");
    private static final DocumentationPage LOADING = DocumentationPage.read("loading.md");
    private static final String MAIN = "src/main/java/com/acme/MathLib.java";

    private static final String JNI_CRATE = """
            use std::ffi::c_void;

            #[unsafe(no_mangle)]
            pub extern "system" fn Java_com_acme_MathLib_add(_env: *mut c_void, _class: *mut c_void, a: i64, b: i64) -> i64 {
                a + b
            }
            """;

    private static final String JNI_CALLER = """
            package com.acme;

            %s
            public final class MathLib {
                static {
                    %s
                }

                static native long add(long a, long b);

                public static void main(String[] args) {
                    System.out.println(add(40, 2));
                }
            }
            """;

    private static final String OWN_LOADER = """
            try (java.io.InputStream in = MathLib.class.getResourceAsStream("/native/linux-x86_64/libmathlib.so")) {
                        java.nio.file.Path file = java.nio.file.Files.createTempFile("mathlib", ".so");
                        file.toFile().deleteOnExit();
                        java.nio.file.Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                        System.load(file.toString());
                    } catch (java.io.IOException e) {
                        throw new ExceptionInInitializerError(e);
                    }""";

    @Test
    void anOwnLoaderFindsTheLibraryAtTheSamePathInTheSameJar() throws Exception {
        TestProject project = project("1")
                .write("src/main/rust/src/lib.rs", JNI_CRATE)
                .write(MAIN, JNI_CALLER.formatted("", OWN_LOADER));
        String jar = "target/mathlib-1.4.0-linux-x86_64.jar";

        step(project, "1 before", "");
        assertThat(project.jar(jar).files()).contains("native/linux-x86_64/libmathlib.so");
        assertThat(run(project)).isEqualTo("42\n");

        step(project, "1 after", "");
        assertThat(project.jar(jar).files()).contains("native/linux-x86_64/libmathlib.so");
        assertThat(run(project)).isEqualTo("42\n");
    }

    @Test
    void aJniCrateOfAWorkspaceLeavesJnaOut() throws Exception {
        TestProject project = project("2")
                .delete("src/main/rust")
                .write("rust/Cargo.toml", """
                        [workspace]
                        members = ["mathlib-core", "mathlib-jni"]
                        resolver = "2"
                        """)
                .write("rust/mathlib-core/Cargo.toml", """
                        [package]
                        name = "mathlib-core"
                        version = "0.1.0"
                        edition = "2021"
                        """)
                .write("rust/mathlib-core/src/lib.rs", "")
                .write("rust/mathlib-jni/Cargo.toml", """
                        [package]
                        name = "mathlib-jni"
                        version = "0.1.0"
                        edition = "2021"

                        [lib]
                        crate-type = ["cdylib"]

                        [dependencies]
                        mathlib-core = { path = "../mathlib-core" }
                        """)
                .write("rust/mathlib-jni/src/lib.rs", JNI_CRATE);

        project.write(
                MAIN,
                JNI_CALLER.formatted(
                        "import io.questdb.jar.jni.JarJniLoader;", PAGE.exampleAfter("2 before: loading")));
        step(project, "2 before", PAGE.exampleAfter("2 before: dependencies"));
        assertThat(run(project)).isEqualTo("42\n");

        project.write(
                MAIN,
                JNI_CALLER.formatted(
                        "import io.github.ferrule.loader.NativeLoader;", PAGE.exampleAfter("2 after: loading")));
        String dependencies = PAGE.exampleAfter("2 after: dependencies");
        assertThat(LOADING.section("Without JNA").example("xml")).isEqualTo(dependencies);
        step(project, "2 after", dependencies);
        assertThat(run(project)).isEqualTo("42\n");
        assertThat(classPath(project)).doesNotContain("jna");
    }

    @Test
    void aJnaCallerStaysAsItIs() throws Exception {
        TestProject project = project("3");
        String caller = """
                package com.acme;

                %s

                public interface MathLib extends com.sun.jna.Library {
                    long add(long a, long b);

                    static void main(String[] args) {
                        %s
                        System.out.println(math.add(40, 2));
                    }
                }
                """;
        project.write(MAIN, caller.formatted("import com.sun.jna.Native;", PAGE.exampleAfter("3 before: loading")));
        step(project, "3 before", PAGE.exampleAfter("3 before: dependencies"));
        assertThat(run(project)).isEqualTo("42\n");

        project.write(
                MAIN,
                caller.formatted(
                        "import io.github.ferrule.loader.NativeLoader;", PAGE.exampleAfter("3 after: loading")));
        String dependencies = PAGE.exampleAfter("3 after: dependencies");
        assertThat(LOADING.example("xml")).isEqualTo(dependencies);
        step(project, "3 after", dependencies);
        assertThat(project.jar("target/mathlib-1.4.0.jar").files()).contains("linux-x86-64/libmathlib.so");
        assertThat(run(project)).isEqualTo("42\n");
    }

    private static TestProject project(String shape) {
        return TestProject.copy("mathlib", "migrating/" + shape);
    }

    /** Gives the project the plugins and dependencies of the page, and packages it from scratch. */
    private static void step(TestProject project, String step, String dependencies) {
        TestProject skeleton = TestProject.copy("mathlib", "migrating/skeleton");
        String pom = read(skeleton.path("pom.xml"))
                .replaceFirst("(?s)<dependencies>.*</dependencies>", "<dependencies>PLACE</dependencies>")
                .replaceFirst(
                        "(?s)<plugins>\\s+<plugin>\\s+<groupId>io.github.ferrule.*</plugins>",
                        "<plugins>PLUGINS</plugins>")
                .replace("PLACE", dependencies)
                .replace("PLUGINS", PAGE.exampleAfter(step + ": plugins"));
        project.write("pom.xml", pom).delete("target");
        project.maven()
                .succeeds(
                        "package",
                        "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies",
                        "-DoutputDirectory=target/dependencies");
    }

    private static String run(TestProject project) throws IOException {
        return BedProgram.of("java.17").run(project.path("."), "-cp", classPath(project), "com.acme.MathLib");
    }

    /** The project's jars and its dependencies. */
    private static String classPath(TestProject project) throws IOException {
        return Stream.of("target", "target/dependencies")
                .map(project::path)
                .filter(Files::isDirectory)
                .flatMap(MigratingIT::jars)
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }

    private static Stream<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
