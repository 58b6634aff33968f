package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.SampleLibraries.content;
import static io.github.ferrule.plugin.audit.SampleLibraries.gnu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.build.target.TargetTriple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths are those of published jars. */
class PlatformGuessTest {

    @ParameterizedTest
    @CsvSource({
        "com/sun/jna/linux-x86-64/libjnidispatch.so, x86_64-unknown-linux-gnu",
        "com/sun/jna/win32-x86/jnidispatch.dll, i686-pc-windows-msvc",
        "com/sun/jna/win32-x86-64/jnidispatch.dll, x86_64-pc-windows-msvc",
        "com/sun/jna/darwin-aarch64/libjnidispatch.jnilib, aarch64-apple-darwin",
        "com/sun/jna/linux-armel/libjnidispatch.so, arm-unknown-linux-gnueabi",
        "com/sun/jna/linux-arm/libjnidispatch.so, arm-unknown-linux-gnu",
        "com/sun/jna/linux-ppc64le/libjnidispatch.so, powerpc64le-unknown-linux-gnu",
        "com/sun/jna/freebsd-x86-64/libjnidispatch.so, x86_64-unknown-freebsd",
        "io/questdb/bin/windows-x86-64/libquestdb.dll, x86_64-pc-windows-msvc",
        "native/osx-aarch_64/libopendal_java.dylib, aarch64-apple-darwin",
        "native/lib/win-x86_64/cpu/tokenizers.dll, x86_64-pc-windows-msvc",
        "native/linux-amd64/libvortex_jni.so, x86_64-unknown-linux-gnu",
        "jne/macos/x86_64/libcedar_java_ffi.dylib, x86_64-apple-darwin",
        "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so, x86_64-unknown-linux-musl",
        "org/sqlite/native/Linux/riscv64/libsqlitejdbc.so, riscv64-unknown-linux-gnu",
        "org/xerial/snappy/native/Linux/x86_64-musl/libsnappyjava.so, x86_64-unknown-linux-musl",
        "org/xerial/snappy/native/Linux/android-arm/libsnappyjava.so, arm-linux-android",
        "darwin/aarch64/libzstd-jni-1.5.7-28.dylib, aarch64-apple-darwin",
        "linux/i386/libzstd-jni-1.5.7-28.so, i686-unknown-linux-gnu",
        "librocksdbjni-linux64-musl.so, x86_64-unknown-linux-musl",
        "librocksdbjni-osx-arm64.jnilib, aarch64-apple-darwin",
        "librocksdbjni-win64.dll, x86_64-pc-windows-msvc",
        "libsignal_jni_amd64.so, x86_64-unknown-linux-gnu",
        "libsignal_jni_aarch64.dylib, aarch64-apple-darwin",
        "libwasmtime_jni_0.19.0_linux_x86_64.so, x86_64-unknown-linux-gnu",
        "native/libyggdrasilffi_x86_64-musl.so, x86_64-unknown-linux-musl",
        "linux/x86_64/musl/libaws-crt-jni.so, x86_64-unknown-linux-musl",
        "ai/onnxruntime/native/win-x64/onnxruntime.dll, x86_64-pc-windows-msvc"
    })
    void thePathOfAPublishedLibraryTellsItsPlatform(String path, String triple) {
        assertThat(PlatformGuess.of(path)).map(TargetTriple::text).contains(triple);
    }

    @ParameterizedTest
    @CsvSource({"native/libtantivy4java.so", "com/sun/jna/linux-mips64el/libjnidispatch.so", "aix/ppc64/libzstd-jni.so"
    })
    void aPathWithoutAHintIsNotGuessed(String path) {
        assertThat(PlatformGuess.of(path)).isEmpty();
    }

    @Test
    void withoutAWordInThePathTheFileItselfIsAsked() {
        AuditSubject subject = AuditSubject.foreign("native/libfoo.so", content(gnu().bytes()));

        assertThat(subject.triple()).map(TargetTriple::text).contains("x86_64-unknown-linux-gnu");
        assertThat(subject.expectation()).map(Expectation::source).contains(Expectation.Source.FILE);
    }

    @Test
    void aPathThatNamesAPlatformOutsideRustIsBelieved() {
        AuditSubject subject = AuditSubject.foreign(
                "dragonflybsd-x86-64/libfoo.so",
                content(ElfWriter.x86_64().needed("libc.so.8").exports("f").bytes()));

        assertThat(subject.triple()).isEmpty();
    }
}
