package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.SampleLibraries.audit;
import static io.github.ferrule.plugin.audit.SampleLibraries.built;
import static io.github.ferrule.plugin.audit.SampleLibraries.content;
import static io.github.ferrule.plugin.audit.SampleLibraries.gnu;
import static io.github.ferrule.plugin.audit.SampleLibraries.mac;
import static io.github.ferrule.plugin.audit.SampleLibraries.musl;
import static io.github.ferrule.plugin.audit.SampleLibraries.windows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.MachOWriter;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.audit.contract.RequiredSymbol;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.contract.type.BoundMethod;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditorTest {

    private static final String GNU = "x86_64-unknown-linux-gnu.2.17";
    private static final String CORE_FOUNDATION =
            "/System/Library/Frameworks/CoreFoundation.framework/Versions/A/CoreFoundation";
    private static final SymbolContract ADD_AND_SUB =
            new SymbolContract(List.of(calledBy("add"), calledBy("sub")), List.of(), Map.of());

    @Test
    void leakedNamesAreNotSuggested() {
        AuditReport report = new Auditor(Policy.STANDARD)
                .audit(
                        List.of(built(
                                "x86_64-pc-windows-gnu",
                                windows().exports("add", "_RNvMs5_4core3sub").bytes())),
                        ADD_AND_SUB);

        assertThat(report.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.MISSING_SYMBOL);
            assertThat(finding.remedy()).doesNotContain("_RN");
        });
    }

    @Test
    void aSymbolMissingOnOnePlatformIsReportedWithItsCallerAndThePlatform() {
        AuditReport report = new Auditor(Policy.STANDARD)
                .audit(
                        List.of(
                                built(GNU, gnu().exports("sub").bytes()),
                                built(
                                        "x86_64-pc-windows-gnu",
                                        windows().exports("subb").bytes()),
                                built(
                                        "aarch64-apple-darwin",
                                        mac().exports("sub").bytes())),
                        ADD_AND_SUB);

        assertThat(report.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.MISSING_SYMBOL);
            assertThat(finding.what()).isEqualTo("does not export sub, which com.acme.MathLib.sub calls");
            assertThat(finding.items()).containsExactly("x86_64-pc-windows-gnu");
            assertThat(finding.remedy()).isEqualTo("did you mean subb?");
        });
    }

    @Test
    void theLibrariesOfAPlatformProvideTheSymbolsTogether() {
        AuditSubject second = new AuditSubject(
                "linux-x86-64/libother.so",
                built(GNU, gnu().bytes()).expectation(),
                content(ElfWriter.x86_64().needed("libc.so.6").exports("sub").bytes()));

        AuditReport report =
                new Auditor(Policy.STANDARD).audit(List.of(built(GNU, gnu().bytes()), second), ADD_AND_SUB);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aNameThatOnlySomePlatformsExportIsReported() {
        AuditReport report = audit(
                built(GNU, gnu().exports("fast_add").bytes()),
                built("x86_64-unknown-linux-musl", musl().bytes()),
                built("aarch64-apple-darwin", mac().exports("fast_add").bytes()));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.UNEQUAL_EXPORTS);
            assertThat(finding.library()).isEqualTo("linux-x86-64-musl/libmathlib.so");
            assertThat(finding.items()).containsExactly("fast_add");
        });
    }

    @Test
    void aLibraryThatChangedAfterTheBuildIsRefused() {
        AuditSubject built = built(GNU, gnu().bytes());
        Expectation recorded = built.expectation().orElseThrow().withSha256("0".repeat(64));

        assertThat(codes(audit(AuditSubject.built(built.name(), recorded, built.content()))))
                .containsExactly(FindingCode.NOT_OF_THIS_BUILD);
        assertThat(codes(audit(AuditSubject.built(
                        built.name(),
                        recorded.withSha256(built.content().sha256().orElseThrow()),
                        built.content()))))
                .isEmpty();
    }

    @Test
    void targetCpuNativeIsFoundInTheFlags() {
        Expectation native_ = Expectation.built(TargetSpec.parse(GNU)).withRustFlags(List.of("-Ctarget-cpu=native"));

        assertThat(codes(audit(AuditSubject.built("linux-x86-64/libx.so", native_, content(gnu().bytes())))))
                .containsExactly(FindingCode.NATIVE_CPU);
    }

    @Test
    void aNeededLibraryInTheSameFolderIsAWarning() {
        AuditReport report = audit(
                AuditSubject.foreign(
                        "win-x86_64/a.dll",
                        content(windows().imports("b.dll", "f").bytes())),
                AuditSubject.foreign(
                        "win-x86_64/b.dll", content(windows().exports("f").bytes())));

        assertThat(codes(report)).containsExactly(FindingCode.NEEDED_BESIDE, FindingCode.SAME_EXPORTS);
    }

    /** As libsignal-client has them: all libraries in one folder, two for each platform. */
    @Test
    void namesThatTwoLibrariesOfAPlatformExportAreAWarningForEachPlatform() {
        AuditReport report = audit(
                AuditSubject.foreign("libx_aarch64.dylib", content(mac().bytes())),
                AuditSubject.foreign("liby_aarch64.dylib", content(mac().bytes())),
                AuditSubject.foreign("libx_amd64.so", content(gnu().bytes())),
                AuditSubject.foreign("liby_amd64.so", content(gnu().bytes())));

        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == FindingCode.SAME_EXPORTS)
                .extracting(Finding::library)
                .containsExactly("liby_aarch64.dylib", "liby_amd64.so");
    }

    @Test
    void aSymbolOfTheLibraryNextToItIsResolved() {
        AuditReport report = audit(
                AuditSubject.foreign(
                        "linux-x86-64/liba.so",
                        content(gnu().importsUnversioned("helper").bytes())),
                AuditSubject.foreign(
                        "linux-x86-64/libb.so",
                        content(ElfWriter.x86_64()
                                .needed("libc.so.6")
                                .exports("helper")
                                .bytes())));

        assertThat(report.errors()).isEmpty();
    }

    @Test
    void aSymbolOfTheProcessThatLoadsItCanBeAllowed() {
        AuditSubject plugin = built(GNU, gnu().importsUnversioned("host_log").bytes());
        Policy policy = Policy.STANDARD.alsoAllowing(Set.of(), Set.of("host_log"));

        assertThat(codes(audit(plugin))).containsExactly(FindingCode.UNRESOLVED_SYMBOL);
        assertThat(new Auditor(policy)
                        .audit(List.of(plugin), SymbolContract.EMPTY)
                        .findings())
                .isEmpty();
    }

    @Test
    void aWeakSymbolNeedsNoProvider() {
        assertThat(audit(built(
                                GNU,
                                gnu().importsWeakly("libc.so.6", "GLIBC_2.2.5", "nobody_has_this")
                                        .bytes()))
                        .findings())
                .isEmpty();
    }

    @Test
    void severitiesCanBeChosen() {
        AuditSubject stripped = built(
                GNU,
                gnu().symbolBytes(1_000_000)
                        .imports("libc.so.6", "GLIBC_2.34", "dlsym")
                        .bytes());
        Policy lenient =
                Policy.STANDARD.with(Severities.parse(Map.of("glibc-too-new", "warn", "FERRULE-335", "ignore")));

        AuditReport report = new Auditor(lenient).audit(List.of(stripped), SymbolContract.EMPTY);

        assertThat(report.passed()).isTrue();
        assertThat(codes(report)).containsExactly(FindingCode.GLIBC_TOO_NEW);
    }

    @Test
    void unknownSeveritiesAndFindingsAreNamed() {
        assertThatThrownBy(() -> Severities.parse(Map.of("glibc-to-new", "warn")))
                .hasMessageContaining("glibc-to-new");
        assertThatThrownBy(() -> Severities.parse(Map.of("glibc-too-new", "fatal")))
                .hasMessageContaining("glibc-too-new: 'fatal' is not a severity; use error, warn, info or ignore");
    }

    @Test
    void thePolicyMayAllowMore() {
        Policy generous =
                Policy.STANDARD.alsoAllowing(Set.of("libssl.so.3"), Set.of()).withMacOs(VersionNumber.of(13, 0));

        assertThat(new Auditor(generous)
                        .audit(
                                List.of(
                                        built(GNU, gnu().needed("libssl.so.3").bytes()),
                                        built(
                                                "aarch64-apple-darwin",
                                                mac().minimumOs(13, 0).bytes())),
                                SymbolContract.EMPTY)
                        .findings())
                .isEmpty();
    }

    private static List<FindingCode> codes(AuditReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    private static RequiredSymbol calledBy(String method) {
        return RequiredSymbol.of(new BoundMethod(Binding.JNA, "com/acme/MathLib", method, "()V", 0, List.of(method)));
    }

    /** The tables of frameworks are not complete, so a name that is not in them may exist. */
    @ParameterizedTest
    @CsvSource({
        "CFRelease, ",
        "CFNewer, the exports of " + CORE_FOUNDATION + " are not known",
        "malloc, the exports of " + CORE_FOUNDATION + " are not known",
    })
    void aNameOfAFrameworkIsCheckedIfATableHasIt(String name, String reason) {
        AuditReport report = new Auditor(Policy.STANDARD)
                .audit(
                        List.of(built(
                                "aarch64-apple-darwin",
                                MachOWriter.aarch64()
                                        .needed(CORE_FOUNDATION, "/usr/lib/libSystem.B.dylib")
                                        .exports("add")
                                        .imports(name)
                                        .bytes())),
                        SymbolContract.EMPTY);

        assertThat(report.findings()).isEmpty();
        assertThat(report.notChecked().stream().map(NotChecked::reason))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "KERNEL32.dll, Sleep, ",
        "WS2_32.dll, #115, ",
        "OLEAUT32.dll, #2, ",
        "WS2_32.dll, #300, imports from WS2_32.dll by ordinal",
        "KERNEL32.dll, #1, imports from KERNEL32.dll by ordinal",
        "api-ms-win-core-synch-l1-2-0.dll, WaitOnAddress, ",
        "api-ms-win-core-path-l1-1-0.dll, PathCchAppend, ",
        "api-ms-win-core-synch-l1-2-99.dll, WaitForGodot, the exports of api-ms-win-core-synch-l1-2-99.dll are not known",
        "api-ms-win-core-godot-l1-1-0.dll, Wait, the exports of api-ms-win-core-godot-l1-1-0.dll are not known",
        "ext-ms-win-ntuser-window-l1-1-0.dll, CreateWindowExW, ",
    })
    void anImportForWindowsIsCheckedIfATableHasIt(String dll, String name, String reason) {
        AuditReport report = audit(
                built("x86_64-pc-windows-msvc", windows().imports(dll, name).bytes()));

        assertThat(report.findings()).isEmpty();
        assertThat(report.notChecked().stream().map(NotChecked::reason))
                .filteredOn(text -> !text.startsWith("no Java caller"))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void theRemedyForSymbolsNamesTheProfileThatTheLibraryWasBuiltWith() {
        AuditReport report = new Auditor(Policy.STANDARD)
                .audit(
                        List.of(AuditSubject.built(
                                "linux-x86-64/libmathlib.so",
                                Expectation.built(TargetSpec.parse(GNU)).withProfile("dev"),
                                content(gnu().symbolBytes(1_200_000).bytes()))),
                        SymbolContract.EMPTY);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.UNSTRIPPED);
            assertThat(finding.remedy()).isEqualTo("add  strip = true  to [profile.dev] in Cargo.toml");
        });
    }
}
