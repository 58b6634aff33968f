package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.symbols.SymbolTables;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks libraries against a policy.
 *
 * @param policy the limits to check against
 */
public record Auditor(Policy policy) {

    private static final Set<OperatingSystem> VERSIONED =
            Set.of(OperatingSystem.LINUX, OperatingSystem.MACOS, OperatingSystem.WINDOWS);

    private static final String NO_CALLER = "no Java caller seen: symbols not checked";

    /**
     * Checks each library, and then all of them together.
     *
     * @param contract the symbols that Java calls on every platform
     */
    public AuditReport audit(List<AuditSubject> subjects, SymbolContract contract) {
        Map<String, AuditedLibrary.Folder> folders = folders(subjects);
        SymbolTables tables = new SymbolTables();
        List<AuditedLibrary> libraries = subjects.stream()
                .map(subject -> new AuditedLibrary(subject, policy, folders.get(subject.folder()), tables))
                .toList();
        return new AuditReport(
                subjects,
                made(contract),
                unchecked(contract),
                libraries.stream().flatMap(Auditor::gaps).toList(),
                Stream.of(
                                libraries.stream().flatMap(Auditor::check),
                                new MissingSymbolRule(contract).check(libraries),
                                UnequalExportsRule.check(libraries),
                                SameExportsRule.check(libraries))
                        .flatMap(findings -> findings)
                        .toList());
    }

    private static List<String> unchecked(SymbolContract contract) {
        return contract.required().isEmpty()
                ? Stream.concat(contract.unread().stream(), Stream.of(NO_CALLER))
                        .toList()
                : contract.unread();
    }

    private static Map<String, AuditedLibrary.Folder> folders(List<AuditSubject> subjects) {
        Map<String, AuditedLibrary.Folder> folders = new HashMap<>();
        for (AuditSubject subject : subjects) {
            AuditedLibrary.Folder folder = folders.computeIfAbsent(
                    subject.folder(), any -> new AuditedLibrary.Folder(new HashSet<>(), new HashSet<>()));
            folder.names().add(subject.fileName());
            subject.content().binary().ifPresent(binary -> folder.exports().addAll(binary.exports()));
        }
        return folders;
    }

    /** The types of declarations and the licenses are not in the libraries; {@code bundle} checks them. */
    private static Set<Check> made(SymbolContract contract) {
        Set<Check> made = EnumSet.complementOf(EnumSet.of(Check.JAVA_TYPES, Check.LICENSES));
        if (contract.required().isEmpty()) {
            made.remove(Check.JAVA_CALLS);
        }
        return made;
    }

    private static Stream<NotChecked> gaps(AuditedLibrary library) {
        return library.subject()
                .content()
                .binary()
                .map(binary -> Stream.concat(ImportGaps.of(library, binary), versionGap(library)))
                .orElse(Stream.empty());
    }

    private static Stream<NotChecked> versionGap(AuditedLibrary library) {
        return library
                .platform()
                .filter(platform -> !VERSIONED.contains(platform.os()))
                .map(platform -> new NotChecked(
                        library.subject().name(),
                        Check.SYSTEM_VERSION,
                        "Ferrule does not know the versions of " + platform.os().canonicalName()))
                .stream();
    }

    private static Stream<Finding> check(AuditedLibrary library) {
        LibraryContent content = library.subject().content();
        return content.binary()
                .map(binary -> binary.match(new AuditRules(library)))
                .orElseGet(() -> library.finding(
                        FindingCode.UNREADABLE,
                        "cannot be read: " + content.damage().orElseThrow(),
                        List.of(),
                        library.subject().builtByFerrule()
                                ? "run  mvn clean package ; if that does not help, find the program that truncates the file"
                                : "fetch the file again; a Git LFS pointer or a linker script is not a library"));
    }
}
