package io.github.ferrule.plugin.audit.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.binary.VersionNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolTableTest {

    /** From the release notes of glibc and the manual pages of the functions. */
    @ParameterizedTest
    @CsvSource({
        "x86_64, libc.so.6, arc4random_uniform, 2.36",
        "aarch64, libc.so.6, getrandom, 2.25",
        "x86_64, libc.so.6, strlcpy, 2.38",
        "x86_64, libc.so.6, __cxa_thread_atexit_impl, 2.18",
        "x86_64, libpthread.so.0, pthread_create, 2.17",
        "riscv64, libc.so.6, malloc, 2.27",
        "loongarch64, libc.so.6, malloc, 2.36"
    })
    void glibcHasAFunctionSinceAVersion(String architecture, String library, String name, String since) {
        assertThat(SymbolTable.read(SymbolTable.System.GLIBC, architecture)
                        .orElseThrow()
                        .since(name, List.of(library)))
                .isEqualTo(VersionNumber.parse(since));
    }

    @ParameterizedTest
    @CsvSource({
        "GLIBC, x86_64, libc.so.6, shift_by",
        "MUSL, x86_64, libc.so, __cxa_thread_atexit_impl",
        "MUSL, aarch64, libc.so, backtrace",
        "GCC, x86_64, libgcc_s.so.1, malloc",
        "MACOS, aarch64, /usr/lib/libSystem.B.dylib, epoll_create",
        "MACOS, aarch64, /usr/lib/libobjc.A.dylib, objc_msgSend_stret",
        "MACOS, x86_64, /System/Library/Frameworks/CoreFoundation.framework/Versions/A/CoreFoundation, malloc",
        "WINDOWS, x86_64, kernel32.dll, MessageBoxW",
        "WINDOWS, x86_64, msvcrt.dll, CreateFileW",
        "WINDOWS, x86, kernel32.dll, CreateFileW@28",
        "WINDOWS, x86_64, ucrtbase.dll, _except_handler3"
    })
    void aNameOfAnotherSystemOrLibraryIsNotThere(
            SymbolTable.System system, String architecture, String library, String name) {
        assertThat(SymbolTable.read(system, architecture).orElseThrow().since(name, List.of(library)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MUSL, x86_64, libc.so, pthread_create",
        "MUSL, x86_64, libc.so, fopen64",
        "GCC, x86_64, libgcc_s.so.1, _Unwind_Resume",
        "GCC, aarch64, libstdc++.so.6, __cxa_throw",
        "MACOS, aarch64, /usr/lib/libSystem.B.dylib, malloc",
        "MACOS, x86_64, /usr/lib/libSystem.B.dylib, dispatch_async",
        "MACOS, aarch64, /usr/lib/libobjc.A.dylib, objc_msgSend",
        "MACOS, x86_64, /usr/lib/libobjc.A.dylib, objc_msgSend_stret",
        "MACOS, x86_64, /System/Library/Frameworks/Foundation.framework/Versions/C/Foundation, OBJC_CLASS_$_NSURL",
        "MACOS, aarch64, /System/Library/Frameworks/Security.framework/Versions/A/Security, SecItemCopyMatching",
        "WINDOWS, x86_64, kernel32.dll, CreateFileW",
        "WINDOWS, x86_64, ws2_32.dll, WSAStartup",
        "WINDOWS, aarch64, user32.dll, MessageBoxW",
        "WINDOWS, x86_64, msvcrt.dll, _vsnprintf",
        "WINDOWS, x86, kernel32.dll, CreateFileW",
        "WINDOWS, x86, ucrtbase.dll, _except_handler3"
    })
    void everydayFunctionsAreThere(SymbolTable.System system, String architecture, String library, String name) {
        assertThat(SymbolTable.read(system, architecture).orElseThrow().since(name, List.of(library)))
                .isPresent();
    }

    @Test
    void aProcessorWithoutATableHasNone() {
        assertThat(SymbolTable.read(SymbolTable.System.GLIBC, "mips64")).isEmpty();
    }
}
