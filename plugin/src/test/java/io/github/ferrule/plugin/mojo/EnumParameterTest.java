package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class EnumParameterTest {

    @Test
    void caseDoesNotMatter() {
        assertThat(EnumParameter.of(ProvisioningMode.class, "provision", "never"))
                .isEqualTo(ProvisioningMode.NEVER);
        assertThat(EnumParameter.of(ProvisioningMode.class, "provision", " Never "))
                .isEqualTo(ProvisioningMode.NEVER);
        assertThat(DebugLevel.parse("LINES")).isEqualTo(DebugLevel.LINES);
        assertThat(Attachment.parse("Thin, MAIN")).isEqualTo(Set.of(Attachment.THIN, Attachment.MAIN));
        assertThat(BackendChoice.parse("Zigbuild").backend()).contains("zigbuild");
        assertThat(BackendChoice.parse("auto").backend()).isEmpty();
    }

    @Test
    void aWrongValueIsReportedWithTheValidOnes() {
        assertThatThrownBy(() -> EnumParameter.of(ProvisioningMode.class, "provision", "sometimes"))
                .isInstanceOf(FerruleException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "FERRULE-015  provision: 'sometimes' is not one of auto, never",
                        "             write  <provision>auto</provision>"));
    }

    @Test
    void aGoalReportsAllWrongValuesAtOnceAndDoesNotRun() {
        DoctorMojo goal = new DoctorMojo();
        goal.setBackend("zig");
        goal.setFormat("yaml");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("backend: 'zig' is not one of")
                .hasMessageContaining("format: 'yaml' is not one of table, json");
    }
}
