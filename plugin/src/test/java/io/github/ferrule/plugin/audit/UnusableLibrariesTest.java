package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.SampleLibraries.arm;
import static io.github.ferrule.plugin.audit.SampleLibraries.gnu;
import static io.github.ferrule.plugin.audit.SampleLibraries.intelMac;
import static io.github.ferrule.plugin.audit.SampleLibraries.mac;
import static io.github.ferrule.plugin.audit.SampleLibraries.musl;
import static io.github.ferrule.plugin.audit.SampleLibraries.windows;

import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.PeWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Files that are not libraries, or not for their platform. */
class UnusableLibrariesTest extends DefectiveLibraries {

    private static final String GNU = "x86_64-unknown-linux-gnu.2.17";
    private static final String MUSL = "x86_64-unknown-linux-musl";
    private static final String WINDOWS = "x86_64-pc-windows-msvc";
    private static final String MAC = "aarch64-apple-darwin";

    static Stream<Arguments> defective() {
        return Stream.of(damaged(), misplaced()).flatMap(group -> group);
    }

    private static Stream<Arguments> damaged() {
        byte[] elf = gnu().bytes();
        byte[] dll = windows().bytes();
        byte[] dylib = mac().bytes();
        return Stream.of(
                error("an empty file", GNU, new byte[0], "FERRULE-301", ""),
                error("an ELF file cut in half", GNU, Arrays.copyOf(elf, elf.length / 2), "FERRULE-301", "0x"),
                error(
                        "an ELF file without its last byte",
                        GNU,
                        Arrays.copyOf(elf, elf.length - 1),
                        "FERRULE-301",
                        "0x"),
                error("a DLL cut in half", WINDOWS, Arrays.copyOf(dll, dll.length / 2), "FERRULE-301", "0x"),
                error("a dylib cut in half", MAC, Arrays.copyOf(dylib, dylib.length / 2), "FERRULE-301", "0x"),
                error(
                        "a linker script",
                        GNU,
                        "INPUT(libfoo.so.1)".getBytes(StandardCharsets.UTF_8),
                        "FERRULE-301",
                        "neither"),
                error(
                        "a Git LFS pointer",
                        GNU,
                        "version https://git-lfs".getBytes(StandardCharsets.UTF_8),
                        "FERRULE-301",
                        "neither"));
    }

    private static Stream<Arguments> misplaced() {
        return Stream.of(
                error("a DLL under Linux", GNU, windows().bytes(), "FERRULE-302", "DLL"),
                error("a dylib under Linux", GNU, intelMac().bytes(), "FERRULE-302", "Mach-O"),
                error("an ELF file under Windows", WINDOWS, gnu().bytes(), "FERRULE-302", "ELF"),
                error("an ELF file under macOS", "x86_64-apple-darwin", gnu().bytes(), "FERRULE-302", "ELF"),
                error("a dylib under Windows", WINDOWS, intelMac().bytes(), "FERRULE-302", "Mach-O"),
                error(
                        "an x86-64 library under aarch64",
                        "aarch64-unknown-linux-gnu.2.17",
                        gnu().bytes(),
                        "FERRULE-303",
                        "x86_64"),
                error("a 32-bit library under x86-64", GNU, gnu(32, true, 3).bytes(), "FERRULE-303", "x86"),
                error(
                        "a little-endian library under ppc64",
                        "powerpc64-unknown-linux-gnu",
                        gnu(64, true, 21).bytes(),
                        "FERRULE-303",
                        "powerpc64le"),
                error(
                        "an arm64 DLL under x86-64",
                        WINDOWS,
                        PeWriter.aarch64().exports("add").bytes(),
                        "FERRULE-303",
                        "aarch64"),
                error("an Intel dylib under arm64", MAC, intelMac().bytes(), "FERRULE-303", "x86_64"),
                error(
                        "soft float under armv7 hard float",
                        "armv7-unknown-linux-gnueabihf",
                        arm(false).bytes(),
                        "FERRULE-304",
                        "soft-float"),
                error(
                        "hard float under ARM soft float",
                        "arm-unknown-linux-gnueabi",
                        arm(true).bytes(),
                        "FERRULE-304",
                        "hard-float"),
                error(
                        "ARM's EABI of long ago",
                        "armv7-unknown-linux-gnueabihf",
                        arm(true).flags(0x04000400L).bytes(),
                        "FERRULE-304",
                        "EABI4"),
                error("glibc linked into a musl target", MUSL, gnu().bytes(), "FERRULE-305", "libc.so.6"),
                error("musl linked into a glibc target", GNU, musl().bytes(), "FERRULE-305", "libc.so"),
                error(
                        "Alpine's own musl under glibc",
                        GNU,
                        ElfWriter.x86_64()
                                .needed("libc.musl-x86_64.so.1")
                                .exports("add")
                                .bytes(),
                        "FERRULE-305",
                        "libc.musl-x86_64.so.1"),
                error(
                        "glibc under Android",
                        "aarch64-linux-android",
                        gnu(64, true, 183).bytes(),
                        "FERRULE-305",
                        "libc.so.6"),
                error(
                        "a position-independent program",
                        GNU,
                        gnu().program().bytes(),
                        "FERRULE-306",
                        "not a shared library"),
                error("an object file", GNU, gnu().type(1).bytes(), "FERRULE-306", "not a shared library"),
                error("an .exe", WINDOWS, windows().program().bytes(), "FERRULE-306", "not a shared library"),
                error("a program of macOS", MAC, mac().fileType(2).bytes(), "FERRULE-306", "not a shared library"));
    }
}
