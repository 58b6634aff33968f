package io.github.ferrule.plugin.build.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The output of real tools, and Ferrule's explanation of it. */
class ExplainerTest {

    private static final TargetTriple ARM = TargetTriple.parse("aarch64-unknown-linux-gnu");
    private static final TargetTriple MUSL = TargetTriple.parse("x86_64-unknown-linux-musl");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            disk-full-cargo       | FERRULE-103 | the disk is full                                  | cargo clean
            disk-full-rustc       | FERRULE-103 | the disk is full                                  | cargo clean
            toolchain-missing     | FERRULE-024 | the toolchain 1.70.0-x86_64-unknown-linux-gnu is  | rustup toolchain install 1.70.0
            wrapper-missing       | FERRULE-006 | sccache is not installed, but cargo must start    | RUSTC_WRAPPER=
            toolchain-linked      | FERRULE-024 | the toolchain mychain is not installed            | rustup toolchain install mychain
            non-host              | FERRULE-119 | which is for another processor                    | --force-non-host
            lock-file             | FERRULE-120 | Cargo.lock does not match Cargo.toml              | cargo update --workspace
            zigbuild-missing      | FERRULE-006 | cargo has no command 'zigbuild'                   | cargo install --locked cargo-zigbuild
            docker-missing        | FERRULE-115 | cross found neither docker nor podman             | CROSS_CONTAINER_ENGINE
            docker-down           | FERRULE-116 | the container engine does not answer              | docker info
            no-manifest           | FERRULE-117 | does not exist for this machine's linux/arm64/v8  | --platform linux/amd64
            no-image              | FERRULE-117 | the container image localhost/nothing:1 cannot    | docker pull localhost/nothing:1
            build-script-glibc    | FERRULE-118 | a build script needs GLIBC_2.33                   | cargo clean
            std-missing           | FERRULE-020 | standard library for it is not installed          | rustup target add aarch64-unknown-linux-gnu
            unknown-triple        | FERRULE-010 | know the target 'x86_64-unknown-linux-gnux'       | rustc --print target-list
            floor-malformed       | FERRULE-011 | cannot read the glibc version                     | <target>aarch64-unknown-linux-gnu.2.17</target>
            musl-cdylib           | FERRULE-102 | rustc builds no cdylib                            | target-feature=-crt-static
            zig-old               | FERRULE-108 | zig 0.8.1 is too old for cargo-zigbuild           | pip install --upgrade ziglang
            zig-missing           | FERRULE-107 | cargo-zigbuild did not find zig                   | pip install ziglang
            linker-not-found      | FERRULE-104 | the linker aarch64-nowhere-gcc is not installed   | <backend>zigbuild</backend>
            xcode-missing         | FERRULE-104 | Apple's command line tools, which contain the lin | xcode-select --install
            host-linker           | FERRULE-105 | cc links for another processor                    | CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER
            linker-argument       | FERRULE-106 | does not know the argument --no-such-option       | pip install --upgrade cargo-zigbuild
            thread-atexit         | FERRULE-113 | __cxa_thread_atexit_impl, which glibc has since   | aarch64-unknown-linux-gnu.2.18
            library-zig           | FERRULE-109 | OpenSSL is missing for this target                | features = ["vendored"]
            openssl               | FERRULE-109 | OpenSSL is missing for this target                | rustls
            library-gcc           | FERRULE-109 | the library 'nosuch' is missing for this target   | apt install libnosuch-dev:<arch>
            pkg-config-cross      | FERRULE-111 | pkg-config knows only the libraries of this       | PKG_CONFIG_ALLOW_CROSS
            pkg-config-package    | FERRULE-109 | pkg-config does not find 'zlib' for this target   | PKG_CONFIG_LIBDIR
            framework             | FERRULE-112 | Ferrule has no stub of the framework Security     | SDKROOT
            framework-name        | FERRULE-112 | names of macOS's frameworks that Ferrule's stubs  | <CoreFoundation>CFNewer kCFNewer</CoreFoundation>
            xwin-offline          | FERRULE-121 | cannot fetch Microsoft's CRT and SDK              | cargo xwin cache xwin
            header-zig            | FERRULE-110 | C code needs the header openssl/ssl.h             | CFLAGS_aarch64_unknown_linux_gnu
            header-gcc            | FERRULE-110 | needs the header openssl/opensslconf.h            | vendored
            date-macro            | FERRULE-114 | contains the time of the build                    | CFLAGS_aarch64_unknown_linux_gnu>-Wno-date-time
            """)
    void everyKnownCauseIsNamedWithItsRemedy(String output, String code, String what, String remedy) {
        Problem problem = new Explainer(ARM, List.of(ARM), read(output)).cause().orElseThrow();
        assertThat(problem.code()).hasToString(code);
        assertThat(problem.what()).startsWith("aarch64-unknown-linux-gnu: ").contains(what);
        assertThat(String.join("\n", problem.remedy())).contains(remedy);
        assertThat(problem.toString()).doesNotContainPattern("\\{\\w+}");
    }

    @Test
    void aCauseIsReportedOnlyForItsTarget() {
        String output = read("linker-not-found") + read("openssl");
        assertThat(new Explainer(MUSL, List.of(ARM, MUSL), output)
                        .cause()
                        .orElseThrow()
                        .what())
                .contains("OpenSSL");
        assertThat(new Explainer(ARM, List.of(ARM, MUSL), output)
                        .cause()
                        .orElseThrow()
                        .what())
                .contains("aarch64-nowhere-gcc");
    }

    @Test
    void anUnknownFailureIsReportedInTheToolsOwnWords() {
        Explainer explainer = new Explainer(ARM, List.of(ARM), """
                \u001b[1m\u001b[91merror[E0308]\u001b[0m: mismatched types
                 --> src/lib.rs:1:26
                error: could not compile `mathlib` (lib) due to 1 previous error
                """);
        assertThat(explainer.cause()).isEmpty();
        assertThat(explainer.headlines()).containsExactly("error[E0308]: mismatched types", "  at src/lib.rs:1:26");
    }

    @Test
    void aLinkErrorNamesTheUndefinedSymbols() {
        Explainer explainer = new Explainer(ARM, List.of(ARM), """
                error: linking with `cc` failed: exit status: 1
                  |
                  = note: /usr/bin/ld: a.o: in function `f':
                          a.c:(.text+0x5): undefined reference to `missing_function'
                          collect2: error: ld returned 1 exit status
                error: could not compile `mathlib` (lib) due to 1 previous error
                """);
        assertThat(explainer.headlines())
                .containsExactly(
                        "error: linking with `cc` failed: exit status: 1",
                        "  undefined reference to `missing_function'");
    }

    @Test
    void aFailingBuildScriptIsQuoted() {
        Explainer explainer = new Explainer(ARM, List.of(ARM), """
                error: failed to run custom build command for `mathlib v0.1.0 (/crate)`

                Caused by:
                  process didn't exit successfully: `/t/build-script-build` (exit status: 101)
                  --- stdout
                  cargo:rerun-if-changed=build.rs

                  --- stderr

                  thread 'main' (42) panicked at build.rs:4:5:
                  the generator needs protoc
                  note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
                warning: build failed, waiting for other jobs to finish...
                """);
        assertThat(explainer.headlines())
                .containsExactly(
                        "error: failed to run custom build command for `mathlib v0.1.0 (/crate)`",
                        "  thread 'main' (42) panicked at build.rs:4:5:",
                        "  the generator needs protoc");
    }

    @Test
    void aToolchainThatIsMissingHasToDoWithNoTarget() {
        assertThat(Explainer.ofMachine("/crate", read("toolchain-missing"))
                        .orElseThrow()
                        .what())
                .isEqualTo("/crate: the toolchain 1.70.0-x86_64-unknown-linux-gnu is not installed");
    }

    private static String read(String name) {
        try (InputStream in = ExplainerTest.class.getResourceAsStream(name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
