package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Debug symbols for Windows (msvc), by rustc and LLVM's linker: the crate does without any library, also Rust's own. */
class PdbIT {

    private static final String CRATE = """
            #![feature(no_core, lang_items)]
            #![no_core]
            #![allow(internal_features)]

            #[lang = "pointee_sized"]
            pub trait PointeeSized {}
            #[lang = "meta_sized"]
            pub trait MetaSized: PointeeSized {}
            #[lang = "sized"]
            pub trait Sized: MetaSized {}
            #[lang = "copy"]
            pub trait Copy {}
            impl Copy for i64 {}

            #[no_mangle]
            pub extern "C" fn add(a: i64, _: i64) -> i64 {
                a
            }

            #[no_mangle]
            pub extern "C" fn _DllMainCRTStartup(_: usize, _: u32, _: usize) -> i32 {
                1
            }
            """;

    @Test
    void theLibraryLeadsToThePdbAndItToTheLine() throws IOException {
        Bed.get().requireProgram("lld-link");
        TestProject project = TestProject.copy("mathlib", "pdb")
                .configure(
                        "<targets><target>x86_64-pc-windows-msvc</target></targets><debugSymbols>lines</debugSymbols>")
                .write("src/main/rust/src/lib.rs", CRATE)
                .edit("src/main/rust/Cargo.toml", manifest -> manifest + "\n[profile.release]\npanic = \"abort\"\n");
        project.maven()
                .with("RUSTUP_HOME", RustForMsvc.installedFor(project).home().toString())
                .with("RUSTC_BOOTSTRAP", "1")
                .with("CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_LINKER", "lld-link")
                .succeeds("package");

        Jar natives = project.jar("target/mathlib-1.4.0-natives.jar");
        Jar debug = project.jar("target/mathlib-1.4.0-debug.jar");
        Path library = Files.write(project.path("mathlib.dll"), natives.bytes("win32-x86-64/mathlib.dll"));
        Files.write(
                project.path("mathlib.pdb"),
                debug.bytes("META-INF/debug/com.acme.mathlib/mathlib/x86_64-pc-windows-msvc/mathlib.pdb"));
        assertThat(natives.files()).noneMatch(file -> file.endsWith(".pdb"));
        assertThat(tool(project, "llvm-addr2line", "-f", "-e", library.toString(), address(project, library)))
                .containsPattern("^add\n.*[/\\\\]src[/\\\\]lib\\.rs:16");
    }

    private static String address(TestProject project, Path library) {
        String headers = tool(project, "llvm-objdump", "-p", library.toString());
        long base = Long.parseLong(find("ImageBase\\s+(\\w+)", headers), 16);
        return "0x" + Long.toHexString(base + Long.decode(find("(0x\\w+)\\s+add\\s", headers)));
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String tool(TestProject project, String name, String... arguments) {
        Bed.get().requireProgram(name);
        return new BedProgram(name, Map.of()).run(project.path("."), arguments);
    }
}
