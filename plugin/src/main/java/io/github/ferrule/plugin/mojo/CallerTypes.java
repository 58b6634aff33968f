package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.SignatureMismatchRule;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.contract.type.DeclaredMethods;
import io.github.ferrule.plugin.audit.contract.type.TypeContract;
import io.github.ferrule.plugin.audit.input.JavaSources;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.StoredSurface;
import io.github.ferrule.plugin.surface.SurfaceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The declarations of other modules, compared with the functions of libraries that are packed already.
 *
 * @param findings the differences
 * @param notCompared what could not be compared, with the reason
 */
record CallerTypes(List<Finding> findings, List<String> notCompared) {

    /**
     * Compares declarations with the surface that the build stored.
     *
     * @param jar the jar with the libraries
     * @param file the stored surface
     */
    static CallerTypes compare(
            Path jar,
            List<AuditSubject> subjects,
            SymbolContract contract,
            DeclaredMethods declared,
            SurfaceFile file,
            JavaSources sources,
            Policy policy)
            throws IOException {
        List<TargetTriple> targets =
                subjects.stream().flatMap(subject -> subject.triple().stream()).toList();
        List<Finding> findings = new ArrayList<>();
        List<String> compared = new ArrayList<>();
        Set<String> open = new TreeSet<>(contract.typedSymbols());
        for (AuditSubject subject : subjects) {
            Optional<String> hash = hash(jar, subject.name());
            Optional<StoredSurface> stored =
                    hash.isPresent() ? file.read(subject.libraryName(), hash.get()) : Optional.empty();
            if (stored.isPresent()) {
                findings.addAll(new SignatureMismatchRule(
                                new TypeContract(stored.get().surface(), targets), policy.severities(), sources::find)
                        .check(declared, subject.name()));
                compared.add(subject.name());
                open.removeIf(symbol -> stored.get().covers(Set.of(symbol)));
            }
        }
        if (open.isEmpty()) {
            return new CallerTypes(findings, List.of());
        }
        String reason = compared.isEmpty()
                ? "the types of functions, because no build has stored them"
                : String.join(", ", compared) + ": the types of some functions, because its build did not know these "
                        + "callers; build its module again";
        return new CallerTypes(findings, List.of(reason));
    }

    private static Optional<String> hash(Path jar, String library) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(library);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(Fingerprint.of(zip.getInputStream(entry).readAllBytes())
                            .sha256());
        }
    }
}
