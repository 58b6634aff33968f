package io.github.ferrule.plugin.build.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.doctor.Check.Found;
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
    void whatIsMissingStandsWithWhoNeedsItAndTheCommand() {
        assertThat(new DoctorReport(List.of(RUSTC, WINE, CROSS), List.of()).table())
                .containsExactly(
                        "ok                 tool              rustc  1.96.0  /bin/rustc",
                        "absent             emulator          wine   -",
                        "MISSING            tool              cross  -",
                        "                   needed by x86_64-unknown-freebsd",
                        "                   cargo install --locked cross");
    }

    @Test
    void whatFerruleInstallsOrNobodyNeedsIsNoFailure() {
        assertThatCode(() -> new DoctorReport(List.of(RUSTC, WINE, ZIG), List.of()).throwIfUnhealthy())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new DoctorReport(List.of(ZIG, CROSS), List.of()).throwIfUnhealthy())
                .hasMessageContaining("FERRULE-025  tool cross is missing, needed by x86_64-unknown-freebsd")
                .hasMessageContaining("cargo install --locked cross")
                .hasMessageNotContaining("zig");
    }
}
