package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Real tools fail for real reasons, and Ferrule names the reason and the remedy. */
class ExplainedFailuresIT {

    private static final String RUST = "src/main/rust/";
    private static final String ARM = "aarch64-unknown-linux-gnu";
    private static final String ARM_LINKER = "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER";
    private static final String MUSL = "x86_64-unknown-linux-musl";

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        Bed.get().require("path.zig");
        project = TestProject.copy(
                "mathlib", "explained/" + test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void aLinkerThatIsNotInstalled() {
        targets(ARM);
        assertThat(failure(project.maven().with(ARM_LINKER, "aarch64-nowhere-gcc")))
                .contains("FERRULE-104  aarch64-unknown-linux-gnu: the linker aarch64-nowhere-gcc is not installed")
                .contains("<backend>zigbuild</backend>");
    }

    @Test
    void theLinkerOfThisMachineForAnother() {
        targets(ARM);
        project.write(RUST + ".cargo/config.toml", "[target." + ARM + "]\nlinker = \"cc\"\n");
        assertThat(failure())
                .contains("FERRULE-105  aarch64-unknown-linux-gnu: cc links for another processor")
                .contains("linker output: Relocations in generic ELF (EM: 183)");
    }

    @Test
    void eachTargetHasItsOwnCause() {
        targets(ARM + ".2.17", "aarch64-apple-darwin");
        append("#[cfg_attr(target_os = \"macos\", link(name = \"MediaLibrary\", kind = \"framework\"))]\n"
                + "#[cfg_attr(target_os = \"linux\", link(name = \"ssl\"))]\n"
                + "extern \"C\" { fn somewhere_else(); }\n"
                + "#[no_mangle]\npub extern \"C\" fn call() { unsafe { somewhere_else() } }\n");
        assertThat(failure())
                .contains("FERRULE-109  aarch64-unknown-linux-gnu: OpenSSL is missing for this target", "\"vendored\"")
                .contains(
                        "FERRULE-112  aarch64-apple-darwin: Ferrule has no stub of the framework MediaLibrary",
                        "SDKROOT=");
    }

    @Test
    void anArgumentThatZigsLinkerDoesNotKnow() {
        targets(MUSL);
        assertThat(failure(project.maven().with("RUSTFLAGS", "-C link-arg=-Wl,--no-such-option")))
                .contains("FERRULE-106", "zig's linker does not know the argument --no-such-option");
    }

    @Test
    void aFunctionThatTheOldGlibcDoesNotHave() {
        targets(ARM + ".2.17");
        append("extern \"C\" { fn __cxa_thread_atexit_impl(); }\n"
                + "#[no_mangle]\npub extern \"C\" fn call() { unsafe { __cxa_thread_atexit_impl() } }\n");
        assertThat(failure(project.maven().with("RUSTFLAGS", "-C link-arg=-Wl,-z,defs")))
                .contains("FERRULE-113", "__cxa_thread_atexit_impl, which glibc has since 2.18")
                .contains("<target>aarch64-unknown-linux-gnu.2.18</target>");
    }

    @Test
    void cCodeThatNeedsAHeaderOfTheSystem() {
        compileInBuildScript("#include <openssl/ssl.h>\n");
        assertThat(failure())
                .contains("FERRULE-110  x86_64-unknown-linux-musl: C code needs the header openssl/ssl.h")
                .contains("<CFLAGS_x86_64_unknown_linux_musl>-isystem");
    }

    @Test
    void cCodeThatNamesTheTimeOfTheBuild() {
        compileInBuildScript("const char *built(void) { return __DATE__; }\n");
        assertThat(failure())
                .contains("FERRULE-114  x86_64-unknown-linux-musl: C code contains the time of the build")
                .contains("<CFLAGS_x86_64_unknown_linux_musl>-Wno-date-time");
    }

    @Test
    void aCdylibAloneForStaticMusl() {
        targets(MUSL);
        project.edit(RUST + "Cargo.toml", text -> text.replace(", \"rlib\"", ""));
        assertThat(failure(project.maven().with("RUSTFLAGS", "-C target-feature=+crt-static")))
                .contains("FERRULE-102", "+crt-static is on for x86_64-unknown-linux-musl");
    }

    @Test
    void aMissingZig() {
        targets(MUSL);
        assertThat(failure(project.maven()
                        .with("CARGO_ZIGBUILD_ZIG_PATH", "/nowhere/zig")
                        .with("CARGO_ZIGBUILD_PYTHON_PATH", "nopython")))
                .contains("FERRULE-107  x86_64-unknown-linux-musl: cargo-zigbuild did not find zig");
    }

    @Test
    void aLockFileThatDoesNotFit() {
        targets(MUSL);
        project.maven().succeeds("ferrule:build");
        project.edit(RUST + "Cargo.toml", text -> text.replace("version = \"0.1.0\"", "version = \"0.2.0\""))
                .configure("<locked>true</locked>");
        assertThat(failure())
                .contains("FERRULE-120", "Cargo.lock does not match Cargo.toml", "cargo update --workspace");
    }

    @Test
    void aToolchainThatIsNotInstalled() {
        project.write(RUST + "rust-toolchain.toml", "[toolchain]\nchannel = \"1.70.0\"\n");
        assertThat(failure(project.maven().with("RUSTUP_AUTO_INSTALL", "0")))
                .contains("FERRULE-024", "the toolchain 1.70.0-x86_64-unknown-linux-gnu is not installed")
                .contains("run  rustup toolchain install 1.70.0-x86_64-unknown-linux-gnu");
    }

    @Test
    void anErrorInTheCodeIsQuoted() {
        project.write(RUST + "src/lib.rs", "pub fn broken() -> i64 { \"text\" }\n");
        assertThat(failure())
                .containsPattern("FERRULE-101 .*\\R.*error\\[E0308]: mismatched types\\R.* at src/lib\\.rs:1:26\\R");
    }

    private String failure() {
        return failure(project.maven());
    }

    private static String failure(MavenRun maven) {
        return maven.fails("ferrule:build").text();
    }

    private void targets(String... targets) {
        project.configure("<targets><target>" + String.join("</target><target>", targets) + "</target></targets>");
    }

    private void append(String rust) {
        project.edit(RUST + "src/lib.rs", text -> text + rust);
    }

    /** A build script that runs the C compiler as the cc crate does, for musl. */
    private void compileInBuildScript(String c) {
        targets(MUSL);
        project.write(RUST + "part.c", c).write(RUST + "build.rs", """
                        fn main() {
                            let cc = std::env::var("CC_x86_64_unknown_linux_musl").unwrap();
                            let part = format!("{}/part.o", std::env::var("OUT_DIR").unwrap());
                            let status = std::process::Command::new(cc).args(["-O2", "-c", "part.c", "-o"]).arg(part).status();
                            assert!(status.unwrap().success());
                        }
                        """);
    }
}
