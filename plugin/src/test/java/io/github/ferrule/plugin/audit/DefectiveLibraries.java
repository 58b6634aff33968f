package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.Subjects.audit;
import static io.github.ferrule.plugin.audit.Subjects.built;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Libraries with one fault each, as builds really make them; who extends this has them in {@code defective()}. */
abstract class DefectiveLibraries {

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("defective")
    void itIsFoundAndNamed(String story, String target, byte[] library, String code, String offender) {
        List<Finding> findings = audit(built(target, library)).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.code().toString().equals(code))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what() + finding.items()).contains(offender);
                    assertThat(finding.remedy()).isNotBlank();
                    assertThat(finding.severity()).isEqualTo(finding.code().defaultSeverity());
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defective")
    void itPassesOnlyIfItIsAWarning(String story, String target, byte[] library, String code, String offender) {
        boolean warning = FindingCode.of(code).orElseThrow().defaultSeverity() == Severity.WARN;

        assertThat(audit(built(target, library)).passed()).isEqualTo(warning);
    }
}
