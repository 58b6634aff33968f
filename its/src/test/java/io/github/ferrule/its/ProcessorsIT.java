package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One small crate, built for more processors by one cargo process, and called by a Java of each through JNA and JNI. */
@Order(1)
class ProcessorsIT {

    private static final String TARGETS = """
            <targets>
              <target>armv7-unknown-linux-gnueabihf.2.17</target>
              <target>i686-unknown-linux-gnu.2.17</target>
              <target>powerpc64le-unknown-linux-gnu.2.32</target>
              <target>riscv64gc-unknown-linux-gnu.2.29</target>
              <target>s390x-unknown-linux-gnu.2.17</target>
              <target>x86_64-unknown-linux-gnu.2.17</target>
              <target>x86_64-unknown-linux-musl</target>
            </targets>""";

    private static TestProject project;
    private static MavenLog log;

    @BeforeAll
    static void buildForAllProcessors() {
        Bed.get().require("path.zig");
        project = TestProject.copy("mathlib", "processors")
                .delete("src")
                .overlay("processors")
                .configure(TARGETS);
        log = project.maven().succeeds("package");
    }

    @Test
    void oneCargoProcessBuildsAllOfThem() {
        assertThat(log.lines().stream().filter(line -> line.contains("Finished `release`")))
                .hasSize(1);
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly(
                        "linux-arm/libprocessors.so",
                        "linux-ppc64le/libprocessors.so",
                        "linux-riscv64/libprocessors.so",
                        "linux-s390x/libprocessors.so",
                        "linux-x86-64-musl/libprocessors.so",
                        "linux-x86-64/libprocessors.so",
                        "linux-x86/libprocessors.so");
    }

    @ParameterizedTest
    @CsvSource({
        "java.armv7,       armv7-unknown-linux-gnueabihf, arm,     LITTLE_ENDIAN, glibc, ' under qemu'",
        "java.i686,        i686-unknown-linux-gnu,        i386,    LITTLE_ENDIAN, glibc, ''",
        "java.powerpc64le, powerpc64le-unknown-linux-gnu, ppc64le, LITTLE_ENDIAN, glibc, ' under qemu'",
        "java.riscv64gc,   riscv64gc-unknown-linux-gnu,   riscv64, LITTLE_ENDIAN, glibc, ' under qemu'",
        "java.s390x,       s390x-unknown-linux-gnu,       s390x,   BIG_ENDIAN,    glibc, ' under qemu'",
        "java.17,          x86_64-unknown-linux-gnu,      amd64,   LITTLE_ENDIAN, glibc, ''",
        "java.musl,        x86_64-unknown-linux-musl,     amd64,   LITTLE_ENDIAN, musl,  ''"
    })
    void jnaAndJniCallTheLibraryOfTheirProcessor(
            String java, String target, String architecture, String byteOrder, String libc, String where) {
        String answer = BedProgram.of(java)
                .with("FERRULE_CACHE", project.path("cache-" + java).toString())
                .run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.Main");
        assertThat(answer.lines())
                .contains(
                        "total 4.00006951125E9",
                        "twice -6 8000000000 -1000 0.5 140000 12 eight...",
                        "each 83",
                        "thread 1000",
                        "mix 4.99993029975E9",
                        "JNI true");
        String ran = answer.lines()
                .filter(line -> line.startsWith("ran on "))
                .findFirst()
                .orElseThrow();
        assertThat(ran).startsWith("ran on Linux " + architecture + ", " + byteOrder + ", Java ");
        String version = ran.replaceFirst(".* Java (\\d+).*", "$1");
        assertThat(ran.substring(ran.indexOf("Java "))).contains(", " + libc);
        ExecutionRecord.executedOn(target, "Java " + version + (libc.equals("musl") ? " of musl" : "") + where);
    }
}
