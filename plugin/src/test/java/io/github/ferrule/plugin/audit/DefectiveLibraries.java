package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.SampleLibraries.audit;
import static io.github.ferrule.plugin.audit.SampleLibraries.built;
import static io.github.ferrule.plugin.audit.SampleLibraries.foreign;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Libraries with one defect each, as real builds produce them; subclasses list them in {@code defective()}. */
abstract class DefectiveLibraries {

    static Arguments error(String story, String target, byte[] library, String code, String offender) {
        return Arguments.of(story, target, library, code, offender, Severity.ERROR);
    }

    static Arguments warning(String story, String target, byte[] library, String code, String offender) {
        return Arguments.of(story, target, library, code, offender, Severity.WARN);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("defective")
    void theDefectIsFoundAndOnlyAnErrorFailsTheAudit(
            String story, String target, byte[] library, String code, String offender, Severity severity) {
        AuditReport report = audit(built(target, library));

        assertThat(report.findings())
                .filteredOn(finding -> finding.code().toString().equals(code))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what() + finding.items()).contains(offender);
                    assertThat(finding.remedy()).isNotBlank();
                    assertThat(finding.severity()).isEqualTo(severity);
                });
        assertThat(report.passed()).isEqualTo(severity == Severity.WARN);
    }

    /** A user who audits a published jar may not know Rust or Ferrule's configuration. */
    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("defective")
    void theRemedyForALibraryOfOthersIsNotAboutCargo(
            String story, String target, byte[] library, String code, String offender, Severity severity) {
        assertThat(audit(foreign(target, library)).findings())
                .allSatisfy(finding -> assertThat(finding.remedy())
                        .isNotBlank()
                        .doesNotContainPattern("(?i)cargo|crate|rust|#\\[|ferrule|mvn |-C |<target>|zigbuild| floor"));
    }
}
