package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.Check;
import io.github.ferrule.plugin.audit.Expectation;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.PanicRule;
import io.github.ferrule.plugin.audit.Severities;
import io.github.ferrule.plugin.audit.SignatureMismatchRule;
import io.github.ferrule.plugin.audit.contract.RequiredSymbol;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.contract.type.DeclaredMethods;
import io.github.ferrule.plugin.audit.contract.type.TypeContract;
import io.github.ferrule.plugin.audit.input.JavaSources;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.bundle.license.LicenseRules;
import io.github.ferrule.plugin.bundle.sbom.BillOfMaterials;
import io.github.ferrule.plugin.bundle.sbom.Inventory;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.surface.StoredSurface;
import io.github.ferrule.plugin.surface.SurfaceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps libraries out of the jars that would not load on a user's machine.
 *
 * @param auditor the auditor
 * @param contract the symbols that Java calls
 * @param bundle the bundle, whose paths the reports name
 */
public record BundleAudit(Auditor auditor, SymbolContract contract, Bundle bundle) {

    /** Audits the libraries for the targets that they were built for. */
    public AuditReport audit(List<BundledLibrary> libraries) {
        return auditor.audit(libraries.stream().map(this::subject).toList(), contract);
    }

    /**
     * Ends the goal if an error was found.
     *
     * @throws FerruleException with every error
     */
    public static void require(AuditReport report) {
        if (!report.passed()) {
            throw Problem.of(ProblemCode.AUDIT_FAILED, "the audit found errors, so nothing is packed")
                    .facts(report.errors().stream().map(Finding::toString).toList())
                    .remedy("fix them, or lower their severity in  <findings>")
                    .asException();
        }
    }

    /** Checks the licenses of the crates in the libraries. */
    public List<Finding> licenses(List<BundledLibrary> libraries, LicenseRules rules) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (BundledLibrary library : libraries) {
            Optional<BillOfMaterials> bill = Inventory.of(library.built()).bill();
            if (bill.isPresent()) {
                findings.addAll(rules.check(name(library), bill.get().licenses()));
            }
        }
        return findings;
    }

    /**
     * Adds what the types of the functions show: Java declarations that do not agree, and functions that a panic can leave.
     *
     * @param declared the declarations
     * @param sources finds the declarations in the project's sources
     * @param file the surface of one of the libraries; without it, nothing is compared
     */
    public AuditReport withTypes(
            AuditReport report,
            List<BundledLibrary> libraries,
            DeclaredMethods declared,
            JavaSources sources,
            SurfaceFile file)
            throws IOException {
        Severities severities = auditor.policy().severities();
        List<TargetTriple> targets = libraries.stream()
                .flatMap(library -> library.built().target().triple().slices().stream())
                .toList();
        AuditReport checked = report;
        for (BundledLibrary library : libraries) {
            BuiltLibrary built = library.built();
            Optional<StoredSurface> stored =
                    file.read(built.library(), built.fingerprint().sha256());
            if (stored.isPresent()) {
                TypeContract contract = new TypeContract(stored.get().surface(), targets);
                SignatureMismatchRule types = new SignatureMismatchRule(contract, severities, sources::find);
                checked = checked.without(unknown(contract, declared, library))
                        .and(Check.JAVA_TYPES, types.check(declared, name(library)))
                        .and(
                                Check.EXPORTS,
                                new PanicRule(stored.get(), severities)
                                        .check(name(library))
                                        .toList());
            }
        }
        return checked;
    }

    /** Lists the functions that Java declares and the crate's source does not explain, such as C code in the library. */
    private List<String> unknown(TypeContract types, DeclaredMethods declared, BundledLibrary library) {
        Set<String> ofTheSystem = contract.required().stream()
                .filter(RequiredSymbol::mayBeOfTheSystem)
                .map(RequiredSymbol::name)
                .collect(Collectors.toSet());
        String symbols = types.unknown(declared).stream()
                .filter(symbol -> !ofTheSystem.contains(symbol))
                .collect(Collectors.joining(", "));
        return symbols.isEmpty()
                ? List.of()
                : List.of(name(library) + ": type unknown, because no Rust function has these names: " + symbols);
    }

    private String name(BundledLibrary library) {
        return new LibraryEntries(bundle.coordinates(), bundle.naming()).resource(library);
    }

    private AuditSubject subject(BundledLibrary library) {
        Expectation expectation = Expectation.built(library.built().target())
                .withSha256(library.built().fingerprint().sha256())
                .withRustFlags(library.built().provenance().rustflags())
                .withProfile(library.built().provenance().profile());
        return AuditSubject.built(name(library), expectation, library.content());
    }
}
