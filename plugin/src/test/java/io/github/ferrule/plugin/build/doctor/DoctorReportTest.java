package io.github.ferrule.plugin.build.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.doctor.Check.Found;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorReportTest {

    private static final Check RUSTC = Check.of("tool", "rustc", Optional.of(new Found("1.96.0", "/bin/rustc")))
            .neededBy(List.of("host"));
    private static final Check WINE = Check.of("emulator", "wine", Optional.empty());
    private static final Check CROSS = Check.of("tool", "cross", Optional.empty())
            .neededBy(List.of("x86_64-unknown-freebsd"))
            .remedy("cargo install --locked cross", false);
    private static final Check ZIG = Check.of("tool", "zig", Optional.empty())
            .neededBy(List.of("x86_64-unknown-linux-musl"))
            .remedy("pip install ziglang", true);

    @Test
    void missingItemsAreListedWithTheTargetsThatNeedThemAndTheCommand() {
        assertThat(new DoctorReport(List.of(RUSTC, WINE, CROSS), List.of()).table())
                .containsExactly(
                        "needed by the targets",
                        "state              kind              name   version and path",
                        "ok                 tool              rustc  1.96.0  /bin/rustc",
                        "MISSING            tool              cross  -",
                        "                   needed by x86_64-unknown-freebsd",
                        "                   cargo install --locked cross",
                        "",
                        "optional",
                        "absent             emulator          wine   -",
                        "",
                        "verdict: some targets cannot be built on this machine; missing: cross");
    }

    @Test
    void theVerdictNamesWhatABuildInstalls() {
        assertThat(new DoctorReport(List.of(RUSTC, WINE), List.of()).table())
                .last()
                .isEqualTo("verdict: every target can be built on this machine");
        assertThat(new DoctorReport(List.of(RUSTC, ZIG), List.of()).table())
                .last()
                .isEqualTo("verdict: every target can be built on this machine, once ferrule:build has installed zig");
        assertThat(new DoctorReport(List.of(RUSTC), List.of(Problem.of(ProblemCode.UNSUITABLE_BACKEND, "x"))).table())
                .last()
                .isEqualTo("verdict: some targets cannot be built on this machine; see the errors");
    }

    @Test
    void itemsThatFerruleInstallsOrNobodyNeedsAreNotFailures() {
        assertThatCode(() -> new DoctorReport(List.of(RUSTC, WINE, ZIG), List.of()).throwIfUnhealthy())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new DoctorReport(List.of(ZIG, CROSS), List.of()).throwIfUnhealthy())
                .hasMessageContaining("FERRULE-025  tool cross is missing, needed by x86_64-unknown-freebsd")
                .hasMessageContaining("cargo install --locked cross")
                .hasMessageNotContaining("zig");
    }
}
