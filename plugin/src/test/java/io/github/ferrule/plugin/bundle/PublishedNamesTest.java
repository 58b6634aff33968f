package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetTriple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every spelling that was read in published jars can be written as a pattern, so no project has to rename its files. */
class PublishedNamesTest {

    private static final String LINUX = "x86_64-unknown-linux-gnu";
    private static final String MUSL = "x86_64-unknown-linux-musl";
    private static final String MAC = "aarch64-apple-darwin";
    private static final String WINDOWS = "x86_64-pc-windows-msvc";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            jna              ; com/sun/jna/{jna}                     ; com/sun/jna/linux-x86-64/libfoo.so        ; com/sun/jna/linux-x86-64-musl/libfoo.so ; com/sun/jna/darwin-aarch64/libfoo.dylib ; com/sun/jna/win32-x86-64/foo.dll
            bdk-jvm          ; jna                                   ; linux-x86-64/libfoo.so                    ; linux-x86-64-musl/libfoo.so      ; darwin-aarch64/libfoo.dylib               ; win32-x86-64/foo.dll
            lance-core       ; nativelib/{jna}                       ; nativelib/linux-x86-64/libfoo.so          ; nativelib/linux-x86-64-musl/libfoo.so ; nativelib/darwin-aarch64/libfoo.dylib  ; nativelib/win32-x86-64/foo.dll
            questdb          ; io/questdb/bin/{os|macos=darwin}-{jna:arch} ; io/questdb/bin/linux-x86-64/libfoo.so ; io/questdb/bin/linux-x86-64/libfoo.so ; io/questdb/bin/darwin-aarch64/libfoo.dylib ; io/questdb/bin/windows-x86-64/foo.dll
            opendal          ; native/{os-detector}                  ; native/linux-x86_64/libfoo.so             ; native/linux-x86_64-musl/libfoo.so ; native/osx-aarch_64/libfoo.dylib        ; native/windows-x86_64/foo.dll
            mcp-mesh         ; META-INF/native/{os-detector}         ; META-INF/native/linux-x86_64/libfoo.so    ; META-INF/native/linux-x86_64-musl/libfoo.so ; META-INF/native/osx-aarch_64/libfoo.dylib ; META-INF/native/windows-x86_64/foo.dll
            djl              ; native/lib/{os|macos=osx|windows=win}-{arch}/cpu ; native/lib/linux-x86_64/cpu/libfoo.so ; native/lib/linux-x86_64/cpu/libfoo.so ; native/lib/osx-aarch64/cpu/libfoo.dylib ; native/lib/win-x86_64/cpu/foo.dll
            zerobus          ; native/{os|macos=osx}-{arch}          ; native/linux-x86_64/libfoo.so             ; native/linux-x86_64/libfoo.so      ; native/osx-aarch64/libfoo.dylib          ; native/windows-x86_64/foo.dll
            vortex           ; native/{os|macos=darwin}-{arch|x86_64=amd64} ; native/linux-amd64/libfoo.so       ; native/linux-amd64/libfoo.so       ; native/darwin-aarch64/libfoo.dylib       ; native/windows-amd64/foo.dll
            cedar            ; jne/{os}/{arch}                       ; jne/linux/x86_64/libfoo.so                ; jne/linux/x86_64/libfoo.so         ; jne/macos/aarch64/libfoo.dylib           ; jne/windows/x86_64/foo.dll
            jne musl         ; jne/{os}{libc|musl=_musl|*=}/{arch|x86_64=x64} ; jne/linux/x64/libfoo.so          ; jne/linux_musl/x64/libfoo.so       ; jne/macos/aarch64/libfoo.dylib           ; jne/windows/x64/foo.dll
            sqlite-jdbc      ; org/sqlite/native/{os|linux=Linux|macos=Mac|windows=Windows}{libc|musl=-Musl|*=}/{arch} ; org/sqlite/native/Linux/x86_64/libfoo.so ; org/sqlite/native/Linux-Musl/x86_64/libfoo.so ; org/sqlite/native/Mac/aarch64/libfoo.dylib ; org/sqlite/native/Windows/x86_64/foo.dll
            snappy           ; org/xerial/native/{os|linux=Linux|macos=Mac|windows=Windows}/{arch}{libc|musl=-musl|*=} ; org/xerial/native/Linux/x86_64/libfoo.so ; org/xerial/native/Linux/x86_64-musl/libfoo.so ; org/xerial/native/Mac/aarch64/libfoo.dylib ; org/xerial/native/Windows/x86_64/foo.dll
            zstd-jni         ; {os|macos=darwin|windows=win}/{arch|x86_64=amd64}/lib{library}-{version}{suffix} ; linux/amd64/libfoo-1.5.so ; linux/amd64/libfoo-1.5.so ; darwin/aarch64/libfoo-1.5.dylib ; win/amd64/libfoo-1.5.dll
            rocksdb          ; lib{library}-{os|macos=osx|windows=win}{arch|x86_64=64|aarch64=-arm64}{libc|musl=-musl|*=}{suffix|.dylib=.jnilib} ; libfoo-linux64.so ; libfoo-linux64-musl.so ; libfoo-osx-arm64.jnilib ; libfoo-win64.dll
            libsignal        ; {prefix}{library}_{arch|x86_64=amd64}{suffix} ; libfoo_amd64.so                   ; libfoo_amd64.so                    ; libfoo_aarch64.dylib                     ; foo_amd64.dll
            wasmtime-java    ; lib{library}_{version}_{os}_{arch}{suffix} ; libfoo_1.5_linux_x86_64.so           ; libfoo_1.5_linux_x86_64.so         ; libfoo_1.5_macos_aarch64.dylib           ; libfoo_1.5_windows_x86_64.dll
            yggdrasil        ; native/{prefix}{library}_{arch|aarch64=arm64}{libc|musl=-musl|*=}{suffix} ; native/libfoo_x86_64.so ; native/libfoo_x86_64-musl.so ; native/libfoo_arm64.dylib ; native/foo_x86_64.dll
            javacpp          ; org/bytedeco/javacpp/{os|macos=macosx}-{arch|aarch64=arm64} ; org/bytedeco/javacpp/linux-x86_64/libfoo.so ; org/bytedeco/javacpp/linux-x86_64/libfoo.so ; org/bytedeco/javacpp/macosx-arm64/libfoo.dylib ; org/bytedeco/javacpp/windows-x86_64/foo.dll
            lwjgl            ; {os}/{arch|x86_64=x64|aarch64=arm64}/org/lwjgl ; linux/x64/org/lwjgl/libfoo.so    ; linux/x64/org/lwjgl/libfoo.so      ; macos/arm64/org/lwjgl/libfoo.dylib       ; windows/x64/org/lwjgl/foo.dll
            aws-crt          ; {os|macos=osx}/{arch|aarch64=armv8}/{libc|gnu=glibc|musl=musl|*=cruntime} ; linux/x86_64/glibc/libfoo.so ; linux/x86_64/musl/libfoo.so ; osx/armv8/cruntime/libfoo.dylib ; windows/x86_64/cruntime/foo.dll
            onnxruntime      ; ai/onnxruntime/native/{os|macos=osx|windows=win}-{arch|x86_64=x64} ; ai/onnxruntime/native/linux-x64/libfoo.so ; ai/onnxruntime/native/linux-x64/libfoo.so ; ai/onnxruntime/native/osx-aarch64/libfoo.dylib ; ai/onnxruntime/native/win-x64/foo.dll
            tantivy4java     ; native                                ; native/libfoo.so                          ; native/libfoo.so                   ; native/libfoo.dylib                      ; native/foo.dll
            copilot-sdk      ; native/{os}{libc|musl=musl|*=}-{arch|x86_64=x64} ; native/linux-x64/libfoo.so     ; native/linuxmusl-x64/libfoo.so     ; native/macos-aarch64/libfoo.dylib        ; native/windows-x64/foo.dll
            scijava          ; natives/{os|macos=osx}_{arch|x86_64=64|aarch64=arm64} ; natives/linux_64/libfoo.so ; natives/linux_64/libfoo.so        ; natives/osx_arm64/libfoo.dylib           ; natives/windows_64/foo.dll
            triples          ; triple                                ; x86_64-unknown-linux-gnu/libfoo.so        ; x86_64-unknown-linux-musl/libfoo.so ; aarch64-apple-darwin/libfoo.dylib       ; x86_64-pc-windows-msvc/foo.dll
            """)
    void aLayoutOfAPublishedJar(String project, String layout, String linux, String musl, String mac, String windows) {
        Naming naming = Naming.of(layout, "os-detector", false);
        assertThat(path(naming, LINUX)).isEqualTo(linux);
        assertThat(path(naming, MUSL)).isEqualTo(musl);
        assertThat(path(naming, MAC)).isEqualTo(mac);
        assertThat(path(naming, WINDOWS)).isEqualTo(windows);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            opendal, netty   ; os-detector                                   ; linux-x86_64    ; linux-x86_64-musl ; osx-aarch_64  ; windows-x86_64
            jna              ; jna                                           ; linux-x86-64    ; linux-x86-64-musl ; darwin-aarch64 ; win32-x86-64
            javacpp          ; {os|macos=macosx}-{arch|aarch64=arm64}        ; linux-x86_64    ; linux-x86_64      ; macosx-arm64  ; windows-x86_64
            lwjgl            ; natives-{os}{arch|x86_64=|aarch64=-arm64}     ; natives-linux   ; natives-linux     ; natives-macos-arm64 ; natives-windows
            zstd-jni         ; {os|macos=darwin|windows=win}_{arch|x86_64=amd64} ; linux_amd64 ; linux_amd64       ; darwin_aarch64 ; win_amd64
            wasmtime4j       ; {os|macos=darwin}-{arch}                      ; linux-x86_64    ; linux-x86_64      ; darwin-aarch64 ; windows-x86_64
            copilot-sdk      ; {os}{libc|musl=musl|*=}-{arch|x86_64=x64}     ; linux-x64       ; linuxmusl-x64     ; macos-aarch64 ; windows-x64
            triples          ; triple                    ; x86_64-unknown-linux-gnu ; x86_64-unknown-linux-musl ; aarch64-apple-darwin ; x86_64-pc-windows-msvc
            """)
    void aClassifierOfAPublishedJar(
            String project, String pattern, String linux, String musl, String mac, String windows) {
        Naming naming = Naming.of("jna", pattern, true);
        assertThat(naming.classifier(TargetTriple.parse(LINUX))).isEqualTo(linux);
        assertThat(naming.classifier(TargetTriple.parse(MUSL))).isEqualTo(musl);
        assertThat(naming.classifier(TargetTriple.parse(MAC))).isEqualTo(mac);
        assertThat(naming.classifier(TargetTriple.parse(WINDOWS))).isEqualTo(windows);
    }

    private static String path(Naming naming, String triple) {
        return naming.resource(TargetTriple.parse(triple), "foo", "1.5");
    }
}
