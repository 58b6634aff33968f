package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.SampleLibraries.arm;
import static io.github.ferrule.plugin.audit.SampleLibraries.audit;
import static io.github.ferrule.plugin.audit.SampleLibraries.built;
import static io.github.ferrule.plugin.audit.SampleLibraries.gnu;
import static io.github.ferrule.plugin.audit.SampleLibraries.intelMac;
import static io.github.ferrule.plugin.audit.SampleLibraries.mac;
import static io.github.ferrule.plugin.audit.SampleLibraries.musl;
import static io.github.ferrule.plugin.audit.SampleLibraries.windows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.MachOWriter;
import io.github.ferrule.plugin.audit.binary.PeWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An audit that cries wolf is switched off. */
class GoodLibrariesTest {

    static Stream<Arguments> good() {
        return Stream.of(
                arguments("x86_64-unknown-linux-gnu.2.17", gnu().bytes()),
                arguments("x86_64-unknown-linux-gnu", gnu().bytes()),
                arguments("aarch64-unknown-linux-gnu.2.17", gnu(64, true, 183).bytes()),
                arguments(
                        "aarch64-unknown-linux-gnu.2.17",
                        gnu(64, true, 183)
                                .imports("libc.so.6", "GLIBC_2.18", "__cxa_thread_atexit_impl")
                                .bytes()),
                arguments(
                        "riscv64gc-unknown-linux-gnu",
                        gnu(64, true, 243)
                                .imports("libc.so.6", "GLIBC_2.31", "read")
                                .bytes()),
                arguments(
                        "loongarch64-unknown-linux-gnu",
                        gnu(64, true, 258)
                                .imports("libc.so.6", "GLIBC_2.36", "read")
                                .bytes()),
                arguments("s390x-unknown-linux-gnu.2.17", gnu(64, false, 22).bytes()),
                arguments(
                        "powerpc64le-unknown-linux-gnu.2.19", gnu(64, true, 21).bytes()),
                arguments("i686-unknown-linux-gnu.2.17", gnu(32, true, 3).bytes()),
                arguments("armv7-unknown-linux-gnueabihf.2.17", arm(true).bytes()),
                arguments("arm-unknown-linux-gnueabi.2.17", arm(false).bytes()),
                arguments("x86_64-unknown-linux-musl", musl().bytes()),
                arguments(
                        "x86_64-unknown-linux-musl",
                        ElfWriter.x86_64()
                                .needed("libc.musl-x86_64.so.1")
                                .exports("add")
                                .bytes()),
                arguments(
                        "x86_64-unknown-linux-gnu.2.17",
                        ElfWriter.x86_64().exports("add").bytes()),
                arguments(
                        "x86_64-unknown-linux-gnu.2.17",
                        gnu().needsVersion("libc.so.6", "GLIBC_2.30", true).bytes()),
                arguments(
                        "x86_64-unknown-linux-gnu.2.36",
                        gnu().needsVersion("libc.so.6", "GLIBC_ABI_DT_RELR", false)
                                .bytes()),
                arguments(
                        "x86_64-unknown-linux-gnu.2.17",
                        gnu().runpath("$ORIGIN/../lib").bytes()),
                arguments("x86_64-unknown-linux-gnu.2.17", gnu().isaLevel(1).bytes()),
                arguments(
                        "aarch64-linux-android",
                        ElfWriter.of(64, true, 183)
                                .needed("libc.so", "liblog.so")
                                .imports("libc.so", "LIBC", "read")
                                .exports("add")
                                .bytes()),
                arguments(
                        "x86_64-unknown-linux-gnu.2.17",
                        SampleLibraries.gnu()
                                .choosesFunctions()
                                .exportsChosen("hash")
                                .osAbi(3)
                                .bytes()),
                arguments(
                        "x86_64-unknown-linux-musl",
                        SampleLibraries.musl().forbidsDlopen().bytes()),
                arguments(
                        "x86_64-unknown-freebsd",
                        ElfWriter.x86_64()
                                .osAbi(9)
                                .needed("libc.so.7", "libthr.so.3")
                                .exports("add")
                                .bytes()),
                arguments("x86_64-pc-windows-gnu", windows().bytes()),
                arguments("x86_64-pc-windows-msvc", windows().bytes()),
                arguments(
                        "i686-pc-windows-msvc",
                        PeWriter.x86()
                                .exports("add")
                                .imports("kernel32.dll", "Sleep")
                                .bytes()),
                arguments(
                        "aarch64-pc-windows-msvc",
                        PeWriter.aarch64()
                                .exports("add")
                                .imports("NTDLL.DLL", "NtClose")
                                .bytes()),
                arguments("x86_64-apple-darwin", intelMac().bytes()),
                arguments("aarch64-apple-darwin", mac().bytes()),
                arguments(
                        "aarch64-apple-darwin",
                        mac().rpath("@loader_path")
                                .weaklyNeeded("@rpath/libmaybe.dylib")
                                .bytes()),
                arguments("aarch64-apple-darwin", MachOWriter.universal(intelMac(), mac())),
                arguments("universal2-apple-darwin", MachOWriter.universal(intelMac(), mac())));
    }

    @ParameterizedTest
    @MethodSource("good")
    void aGoodLibraryHasNoFinding(String target, byte[] library) {
        assertThat(audit(built(target, library)).findings()).isEmpty();
    }

    @Test
    void goodLibrariesOfAllPlatformsTogetherHaveNoFinding() {
        AuditReport report = audit(
                built("x86_64-unknown-linux-gnu.2.17", gnu().bytes()),
                built("x86_64-unknown-linux-musl", musl().bytes()),
                built("x86_64-pc-windows-gnu", windows().bytes()),
                built("aarch64-apple-darwin", mac().bytes()));

        assertThat(report.findings()).isEmpty();
        assertThat(report.passed()).isTrue();
    }
}
