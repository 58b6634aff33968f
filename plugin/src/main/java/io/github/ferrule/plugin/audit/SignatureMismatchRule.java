package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.contract.type.DeclaredMethods;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature;
import io.github.ferrule.plugin.audit.contract.type.TypeContract;
import io.github.ferrule.plugin.audit.contract.type.TypeMismatch;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of each Java declaration agree with those of its function, on every target.
 *
 * @param contract the functions and the targets
 * @param severities the severity of each finding
 * @param sources finds the declarations in the project's sources
 */
public record SignatureMismatchRule(
        TypeContract contract, Severities severities, Function<JavaSignature, Optional<String>> sources) {

    /**
     * Checks declarations.
     *
     * @param declared the declarations
     * @param library the library that the findings are about, by its name in reports
     */
    public List<Finding> check(DeclaredMethods declared, String library) {
        return contract.check(declared).stream()
                .map(mismatch -> finding(mismatch, library))
                .filter(finding -> finding.severity() != Severity.IGNORE)
                .toList();
    }

    private Finding finding(TypeMismatch mismatch, String library) {
        FindingCode code = mismatch.certain() ? FindingCode.SIGNATURE_MISMATCH : FindingCode.SIGNATURE_RISK;
        List<String> items = new ArrayList<>();
        items.add("Java " + mismatch.javaDeclaration() + place(mismatch.signature()));
        items.add("Rust " + mismatch.function());
        if (mismatch.targets().size() < contract.targets().size()) {
            items.add("only on "
                    + mismatch.targets().stream().map(TargetTriple::text).collect(Collectors.joining(" and ")));
        }
        return new Finding(
                code,
                severities.of(code),
                library,
                mismatch.targets().stream().map(TargetTriple::text).toList(),
                mismatch.signature().subject() + ": " + mismatch.reason(),
                items,
                mismatch.remedy());
    }

    /** Returns file and line, in parentheses: of the sources, or as far as the class records them. */
    private String place(JavaSignature signature) {
        String recorded = signature.sourceFile() + (signature.line() > 0 ? ":" + signature.line() : "");
        String place = sources.apply(signature).orElse(recorded);
        return place.isEmpty() ? "" : " (" + place + ")";
    }
}
