package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.SampleLibraries.gnu;
import static io.github.ferrule.plugin.audit.SampleLibraries.musl;
import static io.github.ferrule.plugin.audit.SampleLibraries.windows;

import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.PeWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Libraries that load, but put a burden or a risk on their users. */
class RiskyLibrariesTest extends DefectiveLibraries {

    private static final String GNU = "x86_64-unknown-linux-gnu.2.17";
    private static final String MUSL = "x86_64-unknown-linux-musl";
    private static final String WINDOWS = "x86_64-pc-windows-msvc";

    static Stream<Arguments> defective() {
        return Stream.of(unsafe(), wasteful()).flatMap(group -> group);
    }

    private static Stream<Arguments> unsafe() {
        return Stream.of(
                warning(
                        "RPATH of the build machine",
                        GNU,
                        gnu().rpath("/home/ci/lib").bytes(),
                        "FERRULE-324",
                        "/home/ci/lib"),
                warning(
                        "RUNPATH of the build machine",
                        GNU,
                        gnu().runpath("$ORIGIN:/nix/store/x/lib").bytes(),
                        "FERRULE-324",
                        "/nix/store/x/lib"),
                error("an executable stack", GNU, gnu().stack(7).bytes(), "FERRULE-330", "RWE"),
                error("text relocations", MUSL, musl().textRelocations().bytes(), "FERRULE-331", "DT_TEXTREL"),
                error("an x86-64-v3 processor", GNU, gnu().isaLevel(3).bytes(), "FERRULE-332", "x86-64-v3"));
    }

    private static Stream<Arguments> wasteful() {
        byte[] path = "/home/ci/.cargo/registry/src/index/serde-1.0.0/src/lib.rs".getBytes(StandardCharsets.UTF_8);
        byte[] windowsPath = "C:\\Users\\ci\\.cargo\\registry\\src\\serde.rs".getBytes(StandardCharsets.UTF_8);
        String[] mangled =
                IntStream.range(0, 1500).mapToObj(i -> "_ZN4core3fmt" + i + "E").toArray(String[]::new);
        return Stream.of(
                warning(
                        "a home folder in the file",
                        GNU,
                        gnu().payload(path).bytes(),
                        "FERRULE-334",
                        "/home/ci/.cargo"),
                warning(
                        "a home folder in a DLL",
                        WINDOWS,
                        windows().payload(windowsPath).bytes(),
                        "FERRULE-334",
                        "C:\\Users\\ci"),
                warning("a symbol table", GNU, gnu().symbolBytes(1_200_000).bytes(), "FERRULE-335", "symbols 1.2 MB"),
                warning(
                        "debug information",
                        GNU,
                        gnu().debugBytes(3_000_000).bytes(),
                        "FERRULE-335",
                        "debug information 3.0 MB"),
                warning(
                        "a DLL with DWARF",
                        "x86_64-pc-windows-gnu",
                        windows().debugBytes(200_000).bytes(),
                        "FERRULE-335",
                        "debug information 0.2 MB"),
                warning(
                        "a DLL that exports Rust's library",
                        "x86_64-pc-windows-gnu",
                        windows().exports(mangled).bytes(),
                        "FERRULE-336",
                        "_ZN4core3fmt0E"),
                error(
                        "a library that exports nothing",
                        GNU,
                        ElfWriter.x86_64().needed("libc.so.6").bytes(),
                        "FERRULE-342",
                        ""),
                error(
                        "a DLL that exports only the unwinder",
                        WINDOWS,
                        PeWriter.x86_64()
                                .exports("_Unwind_Resume", "unw_step", "_GCC_specific_handler")
                                .bytes(),
                        "FERRULE-342",
                        ""),
                error(
                        "a DLL that exports only its entry point",
                        WINDOWS,
                        PeWriter.x86_64().exports("DllMain").bytes(),
                        "FERRULE-342",
                        ""));
    }
}
