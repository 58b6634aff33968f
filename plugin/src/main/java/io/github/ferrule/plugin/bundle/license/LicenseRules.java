package io.github.ferrule.plugin.bundle.license;

import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Severities;
import io.github.ferrule.plugin.audit.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * The licenses that a project accepts.
 *
 * @param allowed SPDX identifiers; if empty, all are allowed
 * @param severities the severity of each finding
 */
public record LicenseRules(List<String> allowed, Severities severities) {

    public LicenseRules {
        allowed = allowed.stream().map(String::trim).toList();
    }

    /** Checks the crates that are linked into a library. */
    public List<Finding> check(String library, List<CrateLicense> crates) {
        List<Finding> findings = new ArrayList<>();
        List<String> unknown = crates.stream()
                .filter(CrateLicense::isUnknown)
                .map(CrateLicense::toString)
                .toList();
        if (!unknown.isEmpty()) {
            findings.add(
                    finding(
                            FindingCode.UNKNOWN_LICENSE,
                            library,
                            "contains crates whose manifests declare no license",
                            unknown,
                            "ask their authors, or accept it:  <findings><unknown-license>ignore</unknown-license></findings>"));
        }
        List<String> forbidden = crates.stream()
                .filter(crate -> !allowed.isEmpty() && !crate.isUnknown() && !crate.isMetBy(allowed))
                .map(CrateLicense::toString)
                .toList();
        if (!forbidden.isEmpty()) {
            findings.add(
                    finding(
                            FindingCode.FORBIDDEN_LICENSE,
                            library,
                            "contains crates whose licenses ferrule.licenses.allowed does not list",
                            forbidden,
                            "find the crate that needs it with  cargo tree --invert <crate> , replace it, or allow its license"));
        }
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.IGNORE)
                .toList();
    }

    private Finding finding(FindingCode code, String library, String what, List<String> items, String remedy) {
        return new Finding(code, severities.of(code), library, what, items, remedy);
    }
}
