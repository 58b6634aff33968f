package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.Subjects.arm;
import static io.github.ferrule.plugin.audit.Subjects.audit;
import static io.github.ferrule.plugin.audit.Subjects.built;
import static io.github.ferrule.plugin.audit.Subjects.gnu;
import static io.github.ferrule.plugin.audit.Subjects.intelMac;
import static io.github.ferrule.plugin.audit.Subjects.mac;
import static io.github.ferrule.plugin.audit.Subjects.musl;
import static io.github.ferrule.plugin.audit.Subjects.windows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ferrule.plugin.binary.ElfWriter;
import io.github.ferrule.plugin.binary.MachOWriter;
import io.github.ferrule.plugin.binary.PeWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Libraries with one fault each, as builds really make them. */
class DefectiveLibrariesTest {

    private static final String GNU = "x86_64-unknown-linux-gnu.2.17";
    private static final String MUSL = "x86_64-unknown-linux-musl";
    private static final String WINDOWS = "x86_64-pc-windows-msvc";
    private static final String MAC = "aarch64-apple-darwin";

    static Stream<Arguments> defective() {
        return Stream.of(damaged(), misplaced(), tooNew(), needy(), macOs(), unsafe(), wasteful())
                .flatMap(group -> group);
    }

    private static Stream<Arguments> damaged() {
        byte[] elf = gnu().bytes();
        byte[] dll = windows().bytes();
        byte[] dylib = mac().bytes();
        return Stream.of(
                arguments("an empty file", GNU, new byte[0], "FERRULE-301", ""),
                arguments("an ELF file cut in half", GNU, Arrays.copyOf(elf, elf.length / 2), "FERRULE-301", "0x"),
                arguments(
                        "an ELF file without its last byte",
                        GNU,
                        Arrays.copyOf(elf, elf.length - 1),
                        "FERRULE-301",
                        "0x"),
                arguments("a DLL cut in half", WINDOWS, Arrays.copyOf(dll, dll.length / 2), "FERRULE-301", "0x"),
                arguments("a dylib cut in half", MAC, Arrays.copyOf(dylib, dylib.length / 2), "FERRULE-301", "0x"),
                arguments(
                        "a linker script",
                        GNU,
                        "INPUT(libfoo.so.1)".getBytes(StandardCharsets.UTF_8),
                        "FERRULE-301",
                        "neither"),
                arguments(
                        "a Git LFS pointer",
                        GNU,
                        "version https://git-lfs".getBytes(StandardCharsets.UTF_8),
                        "FERRULE-301",
                        "neither"));
    }

    private static Stream<Arguments> misplaced() {
        return Stream.of(
                arguments("a DLL under Linux", GNU, windows().bytes(), "FERRULE-302", "DLL"),
                arguments("a dylib under Linux", GNU, intelMac().bytes(), "FERRULE-302", "Mach-O"),
                arguments("an ELF file under Windows", WINDOWS, gnu().bytes(), "FERRULE-302", "ELF"),
                arguments("an ELF file under macOS", "x86_64-apple-darwin", gnu().bytes(), "FERRULE-302", "ELF"),
                arguments("a dylib under Windows", WINDOWS, intelMac().bytes(), "FERRULE-302", "Mach-O"),
                arguments(
                        "an x86-64 library under aarch64",
                        "aarch64-unknown-linux-gnu.2.17",
                        gnu().bytes(),
                        "FERRULE-303",
                        "x86_64"),
                arguments("a 32-bit library under x86-64", GNU, gnu(32, true, 3).bytes(), "FERRULE-303", "x86"),
                arguments(
                        "a little-endian library under ppc64",
                        "powerpc64-unknown-linux-gnu",
                        gnu(64, true, 21).bytes(),
                        "FERRULE-303",
                        "powerpc64le"),
                arguments(
                        "an arm64 DLL under x86-64",
                        WINDOWS,
                        PeWriter.aarch64().exports("add").bytes(),
                        "FERRULE-303",
                        "aarch64"),
                arguments("an Intel dylib under arm64", MAC, intelMac().bytes(), "FERRULE-303", "x86_64"),
                arguments(
                        "soft float under armv7 hard float",
                        "armv7-unknown-linux-gnueabihf",
                        arm(false).bytes(),
                        "FERRULE-304",
                        "soft-float"),
                arguments(
                        "hard float under ARM soft float",
                        "arm-unknown-linux-gnueabi",
                        arm(true).bytes(),
                        "FERRULE-304",
                        "hard-float"),
                arguments(
                        "ARM's EABI of long ago",
                        "armv7-unknown-linux-gnueabihf",
                        arm(true).flags(0x04000400L).bytes(),
                        "FERRULE-304",
                        "EABI4"),
                arguments("glibc linked into a musl target", MUSL, gnu().bytes(), "FERRULE-305", "libc.so.6"),
                arguments("musl linked into a glibc target", GNU, musl().bytes(), "FERRULE-305", "libc.so"),
                arguments(
                        "Alpine's own musl under glibc",
                        GNU,
                        ElfWriter.x86_64()
                                .needed("libc.musl-x86_64.so.1")
                                .exports("add")
                                .bytes(),
                        "FERRULE-305",
                        "libc.musl-x86_64.so.1"),
                arguments(
                        "glibc under Android",
                        "aarch64-linux-android",
                        gnu(64, true, 183).bytes(),
                        "FERRULE-305",
                        "libc.so.6"),
                arguments(
                        "a position-independent program",
                        GNU,
                        gnu().program().bytes(),
                        "FERRULE-306",
                        "no shared library"),
                arguments("an object file", GNU, gnu().type(1).bytes(), "FERRULE-306", "no shared library"),
                arguments("an .exe", WINDOWS, windows().program().bytes(), "FERRULE-306", "no shared library"),
                arguments("a program of macOS", MAC, mac().fileType(2).bytes(), "FERRULE-306", "no shared library"));
    }

    private static Stream<Arguments> tooNew() {
        return Stream.of(
                arguments(
                        "glibc 2.34 above a floor of 2.17",
                        GNU,
                        gnu().imports("libc.so.6", "GLIBC_2.34", "dlsym").bytes(),
                        "FERRULE-310",
                        "dlsym@GLIBC_2.34"),
                arguments(
                        "glibc 2.18 on x86-64, which aarch64 may",
                        GNU,
                        gnu().imports("libc.so.6", "GLIBC_2.18", "__cxa_thread_atexit_impl")
                                .bytes(),
                        "FERRULE-310",
                        "__cxa_thread_atexit_impl@GLIBC_2.18"),
                arguments(
                        "a weak symbol of a version that is not weak",
                        GNU,
                        gnu().importsWeakly("libc.so.6", "GLIBC_2.25", "getrandom")
                                .bytes(),
                        "FERRULE-310",
                        "getrandom@GLIBC_2.25"),
                arguments(
                        "libm's version above the floor",
                        GNU,
                        gnu().needed("libm.so.6")
                                .imports("libm.so.6", "GLIBC_2.29", "pow")
                                .bytes(),
                        "FERRULE-310",
                        "pow@GLIBC_2.29"),
                arguments(
                        "packed relocations below glibc 2.36",
                        GNU,
                        gnu().needsVersion("libc.so.6", "GLIBC_ABI_DT_RELR", false)
                                .bytes(),
                        "FERRULE-310",
                        "GLIBC_ABI_DT_RELR"),
                arguments(
                        "glibc 2.34 without any floor",
                        "x86_64-unknown-linux-gnu",
                        gnu().imports("libc.so.6", "GLIBC_2.34", "dlsym").bytes(),
                        "FERRULE-311",
                        "dlsym@GLIBC_2.34"),
                arguments(
                        "libstdc++ newer than the floor's",
                        GNU,
                        gnu().needed("libstdc++.so.6")
                                .imports("libstdc++.so.6", "GLIBCXX_3.4.29", "_ZNSt1xEv")
                                .bytes(),
                        "FERRULE-312",
                        "_ZNSt1xEv@GLIBCXX_3.4.29"),
                arguments(
                        "libgcc newer than the floor's",
                        GNU,
                        gnu().needed("libgcc_s.so.1")
                                .imports("libgcc_s.so.1", "GCC_12.0.0", "__cpu_new")
                                .bytes(),
                        "FERRULE-312",
                        "__cpu_new@GCC_12.0.0"),
                arguments(
                        "a C++ ABI without a number",
                        GNU,
                        gnu().needsVersion("libstdc++.so.6", "CXXABI_FLOAT128", false)
                                .bytes(),
                        "FERRULE-312",
                        "CXXABI_FLOAT128"),
                arguments(
                        "glibc's internals",
                        GNU,
                        gnu().imports("libc.so.6", "GLIBC_PRIVATE", "__libc_secret")
                                .bytes(),
                        "FERRULE-313",
                        "__libc_secret@GLIBC_PRIVATE"),
                arguments(
                        "a DLL for a Windows to come",
                        WINDOWS,
                        windows().subsystem(11).bytes(),
                        "FERRULE-325",
                        "11.0"));
    }

    private static Stream<Arguments> needy() {
        return Stream.of(
                arguments(
                        "the build machine's OpenSSL",
                        GNU,
                        gnu().needed("libssl.so.3", "libcrypto.so.3").bytes(),
                        "FERRULE-314",
                        "libcrypto.so.3"),
                arguments(
                        "a DLL that is not Windows' own",
                        WINDOWS,
                        windows().imports("libcrypto-3-x64.dll", "EVP").bytes(),
                        "FERRULE-314",
                        "libcrypto-3-x64.dll"),
                arguments(
                        "MinGW's libgcc",
                        "x86_64-pc-windows-gnu",
                        windows()
                                .imports("libgcc_s_seh-1.dll", "_Unwind_Resume")
                                .bytes(),
                        "FERRULE-314",
                        "libgcc_s_seh-1.dll"),
                arguments(
                        "a library of Homebrew",
                        MAC,
                        mac().needed("/opt/homebrew/lib/libssl.3.dylib").bytes(),
                        "FERRULE-314",
                        "/opt/homebrew/lib/libssl.3.dylib"),
                arguments(
                        "libstdc++ on musl",
                        MUSL,
                        musl().needed("libstdc++.so.6").bytes(),
                        "FERRULE-314",
                        "libstdc++.so.6"),
                arguments(
                        "libstdc++, which slim images lack",
                        GNU,
                        gnu().needed("libstdc++.so.6").bytes(),
                        "FERRULE-315",
                        "libstdc++.so.6"),
                arguments(
                        "libgcc_s on musl",
                        MUSL,
                        musl().needed("libgcc_s.so.1").bytes(),
                        "FERRULE-317",
                        "libgcc_s.so.1"),
                arguments(
                        "Visual C++'s runtime",
                        WINDOWS,
                        windows().imports("VCRUNTIME140.dll", "memcpy").bytes(),
                        "FERRULE-318",
                        "VCRUNTIME140.dll"));
    }

    private static Stream<Arguments> macOs() {
        return Stream.of(
                arguments("zig's default macOS", MAC, mac().minimumOs(15, 0).bytes(), "FERRULE-320", "macOS 15.0"),
                arguments(
                        "a new macOS for one slice",
                        MAC,
                        MachOWriter.universal(intelMac(), mac().minimumOs(13, 0)),
                        "FERRULE-320",
                        "aarch64: macOS 13.0"),
                arguments(
                        "an install name of the build machine",
                        MAC,
                        mac().installName("/Users/ci/target/libmathlib.dylib").bytes(),
                        "FERRULE-321",
                        "/Users/ci/target/libmathlib.dylib"),
                arguments("no signature on arm64", MAC, mac().unsigned().bytes(), "FERRULE-322", "aarch64"),
                arguments(
                        "a universal file without arm64",
                        "universal2-apple-darwin",
                        MachOWriter.universal(intelMac()),
                        "FERRULE-323",
                        "aarch64"),
                arguments(
                        "a thin file that should be universal",
                        "universal2-apple-darwin",
                        mac().bytes(),
                        "FERRULE-323",
                        "x86_64"),
                arguments(
                        "a search path of the build machine on macOS",
                        MAC,
                        mac().rpath("/Users/ci/lib").bytes(),
                        "FERRULE-324",
                        "/Users/ci/lib"));
    }

    private static Stream<Arguments> unsafe() {
        return Stream.of(
                arguments(
                        "RPATH of the build machine",
                        GNU,
                        gnu().rpath("/home/ci/lib").bytes(),
                        "FERRULE-324",
                        "/home/ci/lib"),
                arguments(
                        "RUNPATH of the build machine",
                        GNU,
                        gnu().runpath("$ORIGIN:/nix/store/x/lib").bytes(),
                        "FERRULE-324",
                        "/nix/store/x/lib"),
                arguments("an executable stack", GNU, gnu().stack(7).bytes(), "FERRULE-330", "RWE"),
                arguments("text relocations", MUSL, musl().textRelocations().bytes(), "FERRULE-331", "DT_TEXTREL"),
                arguments("an x86-64-v3 processor", GNU, gnu().isaLevel(3).bytes(), "FERRULE-332", "x86-64-v3"));
    }

    private static Stream<Arguments> wasteful() {
        byte[] path = "/home/ci/.cargo/registry/src/index/serde-1.0.0/src/lib.rs".getBytes(StandardCharsets.UTF_8);
        byte[] windowsPath = "C:\\Users\\ci\\.cargo\\registry\\src\\serde.rs".getBytes(StandardCharsets.UTF_8);
        String[] mangled =
                IntStream.range(0, 1500).mapToObj(i -> "_ZN4core3fmt" + i + "E").toArray(String[]::new);
        return Stream.of(
                arguments(
                        "a home folder in the file",
                        GNU,
                        gnu().payload(path).bytes(),
                        "FERRULE-334",
                        "/home/ci/.cargo"),
                arguments(
                        "a home folder in a DLL",
                        WINDOWS,
                        windows().payload(windowsPath).bytes(),
                        "FERRULE-334",
                        "C:\\Users\\ci"),
                arguments("a symbol table", GNU, gnu().symbolBytes(1_200_000).bytes(), "FERRULE-335", "symbols 1.2 MB"),
                arguments(
                        "debug information",
                        GNU,
                        gnu().debugBytes(3_000_000).bytes(),
                        "FERRULE-335",
                        "debug information 3.0 MB"),
                arguments(
                        "a DLL with DWARF",
                        "x86_64-pc-windows-gnu",
                        windows().debugBytes(200_000).bytes(),
                        "FERRULE-335",
                        "debug information 0.2 MB"),
                arguments(
                        "a DLL that exports Rust's library",
                        "x86_64-pc-windows-gnu",
                        windows().exports(mangled).bytes(),
                        "FERRULE-336",
                        "_ZN4core3fmt0E"),
                arguments(
                        "a library that exports nothing",
                        GNU,
                        ElfWriter.x86_64().needed("libc.so.6").bytes(),
                        "FERRULE-342",
                        ""),
                arguments(
                        "a DLL that exports only the unwinder",
                        WINDOWS,
                        PeWriter.x86_64()
                                .exports("_Unwind_Resume", "unw_step", "_GCC_specific_handler")
                                .bytes(),
                        "FERRULE-342",
                        ""),
                arguments(
                        "a DLL that exports only its entry point",
                        WINDOWS,
                        PeWriter.x86_64().exports("DllMain").bytes(),
                        "FERRULE-342",
                        ""));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("defective")
    void itIsFoundAndNamed(String story, String target, byte[] library, String code, String offender) {
        List<Finding> findings = audit(built(target, library)).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.code().toString().equals(code))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what() + finding.items()).contains(offender);
                    assertThat(finding.remedy()).isNotBlank();
                    assertThat(finding.severity()).isEqualTo(finding.code().defaultSeverity());
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defective")
    void itPassesOnlyIfItIsAWarning(String story, String target, byte[] library, String code, String offender) {
        boolean warning = FindingCode.of(code).orElseThrow().defaultSeverity() == Severity.WARN;

        assertThat(audit(built(target, library)).passed()).isEqualTo(warning);
    }
}
