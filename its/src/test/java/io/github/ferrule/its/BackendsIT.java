package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Builds the examples of docs/choosing-a-backend.md, with a crate that contains C code. */
class BackendsIT {

    private static final String ARM = "aarch64-unknown-linux-gnu";
    private static final String RUST = "src/main/rust/";

    private static final DocumentationPage PAGE = DocumentationPage.read("choosing-a-backend.md");

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        project = TestProject.copy(
                        "mathlib",
                        "backends/" + test.getTestMethod().orElseThrow().getName())
                .write(RUST + "part.c", "#include <string.h>\nlong part(void) { return (long) strlen(\"part\"); }\n")
                .write(RUST + "build.rs", """
                        use std::{env::var, process::Command};

                        /// Does as the crates cc and pkg-config do with these variables.
                        fn main() {
                            let target = var("TARGET").unwrap().replace('-', "_");
                            let out = var("OUT_DIR").unwrap();
                            let cc = var(format!("CC_{target}")).unwrap_or("cc".into());
                            let ar = var(format!("AR_{target}")).unwrap_or("ar".into());
                            let flags = var(format!("CFLAGS_{target}")).unwrap_or_default();
                            let object = format!("{out}/part.o");
                            let library = format!("{out}/libpart.a");
                            assert!(Command::new(&cc).args(flags.split_whitespace()).args(["-fPIC", "-c", "part.c", "-o", &object]).status().unwrap().success());
                            assert!(Command::new(&ar).args(["rcs", &library, &object]).status().unwrap().success());
                            println!("cargo:rustc-link-search=native={out}");
                            println!("cargo:rustc-link-lib=static=part");
                            for name in ["PKG_CONFIG_ALLOW_CROSS", "PKG_CONFIG_LIBDIR"] {
                                println!("cargo:warning={name} is {:?}", var(format!("{name}_{target}")).ok());
                            }
                        }
                        """)
                .edit(
                        RUST + "src/lib.rs",
                        text -> text + "extern \"C\" { fn part() -> std::os::raw::c_long; }\n"
                                + "#[no_mangle]\npub extern \"C\" fn four() -> i64 { unsafe { part() as i64 } }\n");
    }

    @Test
    void cargoBuildsForThisMachine() {
        project.configure(PAGE.section("cargo").example("xml"));
        assertThat(built(project.maven())).containsPattern("x86_64-unknown-linux-gnu +cargo ");
        assertThat(bundled()).containsExactly("linux-x86-64/libmathlib.so");
    }

    @Test
    void zigbuildBuildsForAFloorAndForMuslAtOnce() {
        Bed.get().require("path.zig");
        project.configure(PAGE.section("zigbuild").example("xml"));
        assertThat(built(project.maven()))
                .containsPattern(ARM + ".2.17 +zigbuild ")
                .containsPattern("x86_64-unknown-linux-musl +zigbuild ");
        assertThat(bundled()).containsExactly("linux-aarch64/libmathlib.so", "linux-x86-64-musl/libmathlib.so");
    }

    @Test
    void gccNeedsNoConfiguration() {
        Bed.get().requireProgram("aarch64-linux-gnu-gcc");
        Bed.get().requireProgram("x86_64-w64-mingw32-gcc");
        project.configure(PAGE.section("gcc").example("xml"));
        assertThat(built(project.maven()))
                .containsPattern(ARM + " +gcc ")
                .containsPattern("x86_64-pc-windows-gnu +gcc ")
                .contains("PKG_CONFIG_ALLOW_CROSS is Some(\"1\")")
                .contains("PKG_CONFIG_LIBDIR is Some(\"/usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig\")");
        assertThat(bundled()).containsExactly("linux-aarch64/libmathlib.so", "win32-x86-64/mathlib.dll");
    }

    @Test
    void clangNeedsNoConfiguration() {
        Bed.get().requireProgram("clang");
        Bed.get().requireProgram("ld.lld");
        project.configure(PAGE.section("clang").example("xml"));
        assertThat(built(project.maven())).containsPattern(ARM + " +clang ");
        assertThat(bundled()).containsExactly("linux-aarch64/libmathlib.so");
    }

    @Test
    void gccIsTakenWhereZigCannotBeHad() {
        Bed.get().requireProgram("aarch64-linux-gnu-gcc");
        targets("<target>" + ARM + "</target>");
        assertThat(built(withoutZig(), "-Dferrule.provision=never", "-Dferrule.toolCache=target/no-tools"))
                .containsPattern(ARM + " +gcc ");
        assertThat(bundled()).containsExactly("linux-aarch64/libmathlib.so");
    }

    @Test
    void gccRefusesMuslAndFloors() {
        targets(chosen("x86_64-unknown-linux-musl", "gcc"));
        assertThat(project.maven().fails("ferrule:build").text())
                .contains("FERRULE-023", "gcc: the library would need libgcc_s.so.1, which musl systems do not have");
        targets(chosen(ARM + ".2.17", "gcc"));
        assertThat(project.maven().fails("ferrule:build").text())
                .contains("FERRULE-023", "gcc: the compiler's own C library decides the glibc");
    }

    @Test
    void aLinkerOfTheUsersOwnGoesFirst() {
        Bed.get().requireProgram("aarch64-linux-gnu-gcc");
        targets("<target>" + ARM + "</target>");
        project.write(RUST + ".cargo/config.toml", PAGE.section("cargo").example("toml"));
        String log = built(project.maven()
                .with("CC_aarch64_unknown_linux_gnu", "aarch64-linux-gnu-gcc")
                .with("AR_aarch64_unknown_linux_gnu", "aarch64-linux-gnu-ar"));
        assertThat(log).containsPattern(ARM + " +cargo ");
    }

    @Test
    void xwinIsPlannedForWindowsMsvc() {
        project.configure(PAGE.section("xwin").example("xml"));
        assertThat(project.maven().succeeds("ferrule:build", "-Dferrule.dryRun").text())
                .contains("x86_64-pc-windows-msvc -> xwin: cargo-xwin fetches Microsoft's CRT and SDK")
                .contains("-C target-feature=+crt-static", "xwin build --lib");
    }

    private String built(MavenRun maven, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "ferrule:build";
        all[arguments.length + 1] = "ferrule:bundle";
        return maven.succeeds(all).text();
    }

    private Iterable<String> bundled() {
        return project.jar("target/mathlib-1.4.0-natives.jar").libraries();
    }

    private void targets(String elements) {
        project.configure("<targets>" + elements + "</targets>");
    }

    private static String chosen(String triple, String backend) {
        return "<target><triple>" + triple + "</triple><backend>" + backend + "</backend></target>";
    }

    /** A machine with neither zig nor cargo-zigbuild, and a Python that does not know them. */
    private MavenRun withoutZig() {
        String path = Arrays.stream(Bed.get().environment().get("PATH").split(File.pathSeparator))
                .filter(folder -> !Files.exists(Path.of(folder, "zig")))
                .filter(folder -> !Files.exists(Path.of(folder, "cargo-zigbuild")))
                .collect(Collectors.joining(File.pathSeparator));
        return project.maven().with("PATH", path).with("CARGO_ZIGBUILD_PYTHON_PATH", "no-python");
    }
}
