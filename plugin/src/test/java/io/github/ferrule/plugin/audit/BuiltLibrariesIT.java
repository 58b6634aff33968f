package io.github.ferrule.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.input.LibraryFiles;
import io.github.ferrule.plugin.audit.reference.ReferenceReading;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Libraries that cargo and zig build for all platforms: read like the tools read them, and without a false alarm. */
class BuiltLibrariesIT {

    private static final Path CRATE = Path.of("src", "test", "crates", "exports");
    private static final Path OUTPUT = Path.of("target", "exports-crate").toAbsolutePath();
    private static final List<String> TARGETS = List.of(
            "x86_64-unknown-linux-gnu.2.17",
            "aarch64-unknown-linux-gnu.2.17",
            "x86_64-unknown-linux-musl",
            "aarch64-unknown-linux-musl",
            "x86_64-pc-windows-gnu",
            "x86_64-apple-darwin",
            "aarch64-apple-darwin");

    @BeforeAll
    static void build() throws Exception {
        Properties bed = TestBed.find().properties();
        List<String> command = new ArrayList<>(List.of("cargo", "zigbuild", "--release", "--offline"));
        TARGETS.forEach(target -> command.addAll(List.of("--target", target)));
        String path = bed.getProperty("path") + File.pathSeparator + System.getenv("PATH");
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/env", "PATH=" + path)
                .directory(CRATE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Files.createDirectories(OUTPUT).resolve("build.log").toFile());
        builder.command().addAll(command);
        builder.environment()
                .putAll(Map.of(
                        "RUSTUP_HOME", bed.getProperty("rust.home"),
                        "CARGO_HOME", bed.getProperty("cargo.home"),
                        "CARGO_TARGET_DIR", OUTPUT.toString(),
                        "MACOSX_DEPLOYMENT_TARGET", "11.0",
                        "CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_RUSTFLAGS", "-Ctarget-feature=-crt-static",
                        "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_RUSTFLAGS", "-Ctarget-feature=-crt-static",
                        "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS",
                                bed.getProperty("rustflags.x86_64-pc-windows-gnu", "")));
        assertThat(builder.start().waitFor()).as("see %s/build.log", OUTPUT).isZero();
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void readerAndToolsAgree(String target) throws IOException {
        NativeBinary binary = subject(target).content().binary().orElseThrow();

        assertThat(ReferenceReading.ofReader(binary))
                .isEqualTo(ReferenceReading.ofTools(binary, file(TargetSpec.parse(target))));
    }

    @Test
    void theAuditLetsThemPassAndFindsBothFunctionsOnEveryPlatform() throws IOException {
        assertThat(audit("add", "count").errors()).isEmpty();
    }

    @Test
    void theAuditMissesAFunctionThatNoPlatformHas() throws IOException {
        assertThat(audit("add", "cuont").errors()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.MISSING_SYMBOL);
            assertThat(finding.items()).hasSize(TARGETS.size());
        });
    }

    /** cargo-zigbuild drops rustc's list of exports for these platforms. */
    @Test
    void theLeaksOfZigAreReported() throws IOException {
        assertThat(audit("add").warnings())
                .filteredOn(finding -> finding.code() == FindingCode.LEAKED_EXPORTS)
                .extracting(Finding::library)
                .containsExactlyInAnyOrder(
                        "win32-x86-64/mathlib.dll",
                        "darwin-x86-64/libmathlib.dylib",
                        "darwin-aarch64/libmathlib.dylib");
    }

    private static AuditReport audit(String... symbols) throws IOException {
        List<AuditSubject> subjects = new ArrayList<>();
        for (String target : TARGETS) {
            subjects.add(subject(target));
        }
        return new Auditor(Policy.STANDARD).audit(subjects, SymbolContract.EMPTY.and(List.of(symbols)));
    }

    private static AuditSubject subject(String target) throws IOException {
        TargetSpec spec = TargetSpec.parse(target);
        return AuditSubject.built(
                spec.triple().jnaPrefix() + "/" + spec.triple().os().libraryFileName("mathlib"),
                Expectation.built(spec),
                LibraryFiles.read(file(spec)));
    }

    private static Path file(TargetSpec spec) {
        return OUTPUT.resolve(spec.triple().text())
                .resolve("release")
                .resolve(spec.triple().os().libraryFileName("mathlib"));
    }
}
