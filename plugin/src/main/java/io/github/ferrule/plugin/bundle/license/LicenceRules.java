package io.github.ferrule.plugin.bundle.license;

import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Severities;
import io.github.ferrule.plugin.audit.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's rules about the licences of crates.
 *
 * @param allowed SPDX identifiers; none means that all are
 * @param severities how severe a finding is
 */
public record LicenceRules(List<String> allowed, Severities severities) {

    public LicenceRules {
        allowed = allowed.stream().map(String::trim).toList();
    }

    /** Judges the crates that are linked into a library. */
    public List<Finding> judge(String library, List<CrateLicence> crates) {
        List<Finding> findings = new ArrayList<>();
        List<String> unknown = crates.stream()
                .filter(CrateLicence::isUnknown)
                .map(CrateLicence::toString)
                .toList();
        if (!unknown.isEmpty()) {
            findings.add(
                    finding(
                            FindingCode.UNKNOWN_LICENCE,
                            library,
                            "holds crates whose manifests name no licence",
                            unknown,
                            "ask their authors, or accept it:  <findings><unknown-licence>ignore</unknown-licence></findings>"));
        }
        List<String> forbidden = crates.stream()
                .filter(crate -> !allowed.isEmpty() && !crate.isUnknown() && !crate.isMetBy(allowed))
                .map(CrateLicence::toString)
                .toList();
        if (!forbidden.isEmpty()) {
            findings.add(finding(
                    FindingCode.FORBIDDEN_LICENCE,
                    library,
                    "holds crates under licences that ferrule.licenses.allowed does not name",
                    forbidden,
                    "find who needs one with  cargo tree --invert <crate> , replace it, or allow its licence"));
        }
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.IGNORE)
                .toList();
    }

    private Finding finding(FindingCode code, String library, String what, List<String> items, String remedy) {
        return new Finding(code, severities.of(code), library, what, items, remedy);
    }
}
