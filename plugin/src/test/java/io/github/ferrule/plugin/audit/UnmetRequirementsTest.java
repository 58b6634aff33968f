package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.SampleLibraries.gnu;
import static io.github.ferrule.plugin.audit.SampleLibraries.intelMac;
import static io.github.ferrule.plugin.audit.SampleLibraries.mac;
import static io.github.ferrule.plugin.audit.SampleLibraries.musl;
import static io.github.ferrule.plugin.audit.SampleLibraries.windows;

import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.MachOWriter;
import io.github.ferrule.plugin.audit.binary.PeWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Libraries that need something that not every user has. */
class UnmetRequirementsTest extends DefectiveLibraries {

    private static final String GNU = "x86_64-unknown-linux-gnu.2.17";
    private static final String MUSL = "x86_64-unknown-linux-musl";
    private static final String WINDOWS = "x86_64-pc-windows-msvc";
    private static final String MAC = "aarch64-apple-darwin";

    static Stream<Arguments> defective() {
        return Stream.of(tooNew(), unresolved(), threadLocals(), needy(), macOs())
                .flatMap(group -> group);
    }

    private static Stream<Arguments> tooNew() {
        return Stream.of(
                error(
                        "glibc 2.34 above a floor of 2.17",
                        GNU,
                        gnu().imports("libc.so.6", "GLIBC_2.34", "dlsym").bytes(),
                        "FERRULE-310",
                        "dlsym@GLIBC_2.34"),
                error(
                        "glibc 2.18 on x86-64, which aarch64 may",
                        GNU,
                        gnu().imports("libc.so.6", "GLIBC_2.18", "__cxa_thread_atexit_impl")
                                .bytes(),
                        "FERRULE-310",
                        "__cxa_thread_atexit_impl@GLIBC_2.18"),
                error(
                        "a weak symbol of a version that is not weak",
                        GNU,
                        gnu().importsWeakly("libc.so.6", "GLIBC_2.25", "getrandom")
                                .bytes(),
                        "FERRULE-310",
                        "getrandom@GLIBC_2.25"),
                error(
                        "libm's version above the floor",
                        GNU,
                        gnu().needed("libm.so.6")
                                .imports("libm.so.6", "GLIBC_2.29", "pow")
                                .bytes(),
                        "FERRULE-310",
                        "pow@GLIBC_2.29"),
                error(
                        "packed relocations below glibc 2.36",
                        GNU,
                        gnu().needsVersion("libc.so.6", "GLIBC_ABI_DT_RELR", false)
                                .bytes(),
                        "FERRULE-310",
                        "GLIBC_ABI_DT_RELR"),
                warning(
                        "glibc 2.34 without any floor",
                        "x86_64-unknown-linux-gnu",
                        gnu().imports("libc.so.6", "GLIBC_2.34", "dlsym").bytes(),
                        "FERRULE-311",
                        "dlsym@GLIBC_2.34"),
                error(
                        "libstdc++ newer than the floor's",
                        GNU,
                        gnu().needed("libstdc++.so.6")
                                .imports("libstdc++.so.6", "GLIBCXX_3.4.29", "_ZNSt1xEv")
                                .bytes(),
                        "FERRULE-312",
                        "_ZNSt1xEv@GLIBCXX_3.4.29"),
                error(
                        "libgcc newer than the floor's",
                        GNU,
                        gnu().needed("libgcc_s.so.1")
                                .imports("libgcc_s.so.1", "GCC_12.0.0", "__cpu_new")
                                .bytes(),
                        "FERRULE-312",
                        "__cpu_new@GCC_12.0.0"),
                error(
                        "a C++ ABI without a number",
                        GNU,
                        gnu().needsVersion("libstdc++.so.6", "CXXABI_FLOAT128", false)
                                .bytes(),
                        "FERRULE-312",
                        "CXXABI_FLOAT128"),
                error(
                        "glibc's internals",
                        GNU,
                        gnu().imports("libc.so.6", "GLIBC_PRIVATE", "__libc_secret")
                                .bytes(),
                        "FERRULE-313",
                        "__libc_secret@GLIBC_PRIVATE"),
                error(
                        "a DLL for a future Windows",
                        WINDOWS,
                        windows().subsystem(11).bytes(),
                        "FERRULE-325",
                        "11.0"));
    }

    private static Stream<Arguments> unresolved() {
        return Stream.of(
                error(
                        "a function that no library defines",
                        GNU,
                        gnu().importsUnversioned("shift_by").bytes(),
                        "FERRULE-319",
                        "shift_by"),
                error(
                        "a function of glibc 2.36 that was linked without its version",
                        GNU,
                        gnu().importsUnversioned("arc4random_uniform").bytes(),
                        "FERRULE-319",
                        "functions that glibc has since 2.36"),
                warning(
                        "a function of glibc 2.36 without any floor",
                        "x86_64-unknown-linux-gnu",
                        gnu().importsUnversioned("arc4random_uniform").bytes(),
                        "FERRULE-311",
                        "functions that glibc has since 2.36"),
                error(
                        "a function of libresolv, which is not needed",
                        GNU,
                        gnu().importsUnversioned("ns_name_ntop").bytes(),
                        "FERRULE-319",
                        "ns_name_ntop"),
                error(
                        "a function of glibc on musl",
                        MUSL,
                        musl().importsUnversioned("__cxa_thread_atexit_impl").bytes(),
                        "FERRULE-319",
                        "functions of glibc, which musl does not have"),
                error(
                        "a checked function of glibc on musl",
                        "aarch64-unknown-linux-musl",
                        ElfWriter.of(64, true, 183)
                                .needed("libc.so")
                                .exports("add")
                                .importsUnversioned("__memcpy_chk")
                                .bytes(),
                        "FERRULE-319",
                        "__memcpy_chk"),
                error(
                        "a function of musl 1.2.3",
                        MUSL,
                        musl().importsUnversioned("qsort_r").bytes(),
                        "FERRULE-319",
                        "musl has since 1.2.3 (Alpine 3.16)"),
                error(
                        "a function of musl 1.2.5",
                        MUSL,
                        musl().importsUnversioned("statx").bytes(),
                        "FERRULE-319",
                        "musl has since 1.2.5"),
                error(
                        "a function that libSystem does not have",
                        MAC,
                        mac().imports("shift_by").bytes(),
                        "FERRULE-319",
                        "shift_by"),
                error(
                        "a function that kernel32 does not export",
                        WINDOWS,
                        windows().imports("KERNEL32.dll", "SleepWell").bytes(),
                        "FERRULE-319",
                        "SleepWell of KERNEL32.dll"),
                error(
                        "a function that 32-bit kernel32 does not export",
                        "i686-pc-windows-msvc",
                        PeWriter.x86()
                                .exports("add")
                                .imports("KERNEL32.dll", "Sleep", "SleepWell")
                                .bytes(),
                        "FERRULE-319",
                        "SleepWell of KERNEL32.dll"),
                error(
                        "a function of the new C runtime in the old one",
                        WINDOWS,
                        windows().imports("msvcrt.dll", "quick_exit").bytes(),
                        "FERRULE-319",
                        "quick_exit of msvcrt.dll"),
                error(
                        "a function that no API set has",
                        WINDOWS,
                        windows()
                                .imports("api-ms-win-core-synch-l1-2-0.dll", "WaitForGodot")
                                .bytes(),
                        "FERRULE-319",
                        "WaitForGodot"),
                error(
                        "a function of another DLL than the one that hosts the API set",
                        WINDOWS,
                        windows()
                                .imports("api-ms-win-core-synch-l1-2-0.dll", "WaitOnAddress", "MessageBoxW")
                                .bytes(),
                        "FERRULE-319",
                        "MessageBoxW of api-ms-win-core-synch-l1-2-0.dll"),
                error(
                        "a function of user32 in kernel32",
                        WINDOWS,
                        windows().imports("KERNEL32.dll", "MessageBoxW").bytes(),
                        "FERRULE-319",
                        "MessageBoxW of KERNEL32.dll"),
                error(
                        "a number that no function of ws2_32 has",
                        WINDOWS,
                        windows().imports("WS2_32.dll", "#115", "#501").bytes(),
                        "FERRULE-319",
                        "#501 of WS2_32.dll"));
    }

    private static Stream<Arguments> threadLocals() {
        return Stream.of(
                error("4096 bytes of static TLS", GNU, gnu().staticTls(4096).bytes(), "FERRULE-337", "4096 bytes"),
                warning("64 bytes of static TLS", GNU, gnu().staticTls(64).bytes(), "FERRULE-338", "64 bytes"),
                warning(
                        "a variable of another library in static TLS",
                        GNU,
                        gnu().initialExecOfOthers().bytes(),
                        "FERRULE-338",
                        "another library"),
                error(
                        "a variable of another library in static TLS, on musl",
                        MUSL,
                        musl().importsUnversioned("memcpy")
                                .initialExecOfOthers()
                                .bytes(),
                        "FERRULE-337",
                        "another library"),
                error("static TLS on musl", MUSL, musl().staticTls(8).bytes(), "FERRULE-337", "musl"),
                error(
                        "packed relocations on musl",
                        MUSL,
                        musl().packedRelocations().bytes(),
                        "FERRULE-339",
                        "DT_RELR"),
                error(
                        "packed relocations without glibc's mark",
                        GNU,
                        gnu().packedRelocations().bytes(),
                        "FERRULE-339",
                        "DT_RELR"),
                error(
                        "relocations for Android's loader",
                        GNU,
                        gnu().androidRelocations().bytes(),
                        "FERRULE-339",
                        "DT_ANDROID_REL"),
                error(
                        "a call of a chosen function on musl",
                        MUSL,
                        musl().choosesFunctions().bytes(),
                        "FERRULE-326",
                        "IRELATIVE"),
                error(
                        "an exported function that is chosen, on musl",
                        MUSL,
                        musl().exportsChosen("hash").bytes(),
                        "FERRULE-326",
                        "hash"),
                error("a library for FreeBSD", GNU, gnu().osAbi(9).bytes(), "FERRULE-302", "a system without glibc"),
                error(
                        "a version of the ABI that glibc does not have",
                        GNU,
                        gnu().abiVersion(1).bytes(),
                        "FERRULE-302",
                        "version 1 of its ABI"),
                error(
                        "a version of GNU's ABI that glibc does not have",
                        GNU,
                        gnu().osAbi(3).abiVersion(4).bytes(),
                        "FERRULE-302",
                        "version 4 of its ABI"),
                error(
                        "a library that forbids dlopen",
                        GNU,
                        gnu().forbidsDlopen().bytes(),
                        "FERRULE-306",
                        "DF_1_NOOPEN"));
    }

    private static Stream<Arguments> needy() {
        return Stream.of(
                error(
                        "the build machine's OpenSSL",
                        GNU,
                        gnu().needed("libssl.so.3", "libcrypto.so.3").bytes(),
                        "FERRULE-314",
                        "libcrypto.so.3"),
                error(
                        "a DLL that is not Windows' own",
                        WINDOWS,
                        windows().imports("libcrypto-3-x64.dll", "EVP").bytes(),
                        "FERRULE-314",
                        "libcrypto-3-x64.dll"),
                error(
                        "MinGW's libgcc",
                        "x86_64-pc-windows-gnu",
                        windows()
                                .imports("libgcc_s_seh-1.dll", "_Unwind_Resume")
                                .bytes(),
                        "FERRULE-314",
                        "libgcc_s_seh-1.dll"),
                error(
                        "a library of Homebrew",
                        MAC,
                        mac().needed("/opt/homebrew/lib/libssl.3.dylib").bytes(),
                        "FERRULE-314",
                        "/opt/homebrew/lib/libssl.3.dylib"),
                error(
                        "libstdc++ on musl",
                        MUSL,
                        musl().needed("libstdc++.so.6").bytes(),
                        "FERRULE-314",
                        "libstdc++.so.6"),
                warning(
                        "libstdc++, which slim images lack",
                        GNU,
                        gnu().needed("libstdc++.so.6").bytes(),
                        "FERRULE-315",
                        "libstdc++.so.6"),
                error("libgcc_s on musl", MUSL, musl().needed("libgcc_s.so.1").bytes(), "FERRULE-317", "libgcc_s.so.1"),
                warning(
                        "Visual C++'s runtime",
                        WINDOWS,
                        windows().imports("VCRUNTIME140.dll", "memcpy").bytes(),
                        "FERRULE-318",
                        "VCRUNTIME140.dll"));
    }

    private static Stream<Arguments> macOs() {
        return Stream.of(
                error("zig's default macOS", MAC, mac().minimumOs(15, 0).bytes(), "FERRULE-320", "macOS 15.0"),
                error(
                        "a new macOS for one slice",
                        MAC,
                        MachOWriter.universal(intelMac(), mac().minimumOs(13, 0)),
                        "FERRULE-320",
                        "aarch64: macOS 13.0"),
                warning(
                        "an install name of the build machine",
                        MAC,
                        mac().installName("/Users/ci/target/libmathlib.dylib").bytes(),
                        "FERRULE-321",
                        "/Users/ci/target/libmathlib.dylib"),
                error("no signature on arm64", MAC, mac().unsigned().bytes(), "FERRULE-322", "aarch64"),
                error(
                        "a universal file without arm64",
                        "universal2-apple-darwin",
                        MachOWriter.universal(intelMac()),
                        "FERRULE-323",
                        "aarch64"),
                error(
                        "a thin file that should be universal",
                        "universal2-apple-darwin",
                        mac().bytes(),
                        "FERRULE-323",
                        "x86_64"),
                warning(
                        "a search path of the build machine on macOS",
                        MAC,
                        mac().rpath("/Users/ci/lib").bytes(),
                        "FERRULE-324",
                        "/Users/ci/lib"));
    }
}
