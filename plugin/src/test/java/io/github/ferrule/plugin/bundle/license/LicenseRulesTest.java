package io.github.ferrule.plugin.bundle.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Severities;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            MIT                                            ; MIT            ; true
            MIT/Apache-2.0                                 ; Apache-2.0     ; true
            MIT OR Apache-2.0                              ; Zlib           ; false
            MIT AND Unicode-3.0                            ; MIT            ; false
            (MIT OR Apache-2.0) AND Unicode-3.0            ; MIT,Unicode-3.0; true
            MIT OR Apache-2.0 AND Zlib                     ; Apache-2.0     ; false
            Apache-2.0 WITH LLVM-exception                 ; Apache-2.0     ; true
            Apache-2.0 WITH LLVM-exception OR MIT          ; MIT            ; true
            (MIT                                           ; MIT            ; false
            """)
    void anExpressionIsMetByEnoughOfItsLicenses(String expression, String allowed, boolean met) {
        CrateLicense license = new CrateLicense("foo 1.0.0", Optional.of(expression));
        assertThat(license.isMetBy(Arrays.asList(allowed.split(",")))).isEqualTo(met);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "MIT OR ", "MIT AND ", "MIT/"})
    void anExpressionThatNestsWithoutEndIsNeverMet(String part) {
        CrateLicense license = new CrateLicense("foo 1.0.0", Optional.of(part.repeat(200_000) + "MIT"));
        assertThat(license.isMetBy(List.of("MIT"))).isFalse();
    }

    @Test
    void aListMayHaveBlanksAfterItsCommas() {
        LicenseRules rules = new LicenseRules(List.of("MIT", " Zlib"), Severities.DEFAULT);
        assertThat(rules.check("libfoo.so", List.of(new CrateLicense("foo 1.0.0", Optional.of("Zlib")))))
                .isEmpty();
    }

    @Test
    void aCrateWithoutAKnownLicenseIsAWarningAlsoWhereAllLicensesAreAllowed() {
        LicenseRules rules = new LicenseRules(List.of(), Severities.DEFAULT);
        assertThat(rules.check("libfoo.so", List.of(new CrateLicense("foo 1.0.0", Optional.empty()))))
                .extracting(Finding::code)
                .containsExactly(FindingCode.UNKNOWN_LICENSE);
    }

    @Test
    void aPomMayStillSpellTheFindingTheBritishWay() {
        Severities severities = Severities.parse(Map.of("unknown-licence", "ignore"));
        assertThat(new LicenseRules(List.of(), severities)
                        .check("libfoo.so", List.of(new CrateLicense("foo 1.0.0", Optional.empty()))))
                .isEmpty();
    }
}
