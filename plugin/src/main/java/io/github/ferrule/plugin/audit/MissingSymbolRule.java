package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.contract.NearMisses;
import io.github.ferrule.plugin.audit.contract.RequiredSymbol;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.symbols.SymbolTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every symbol that the Java side calls is exported on every platform, by one of the platform's libraries. */
record MissingSymbolRule(SymbolContract contract) {

    /** A report of more is not read, and looking for similar names takes longer for each. */
    private static final int MOST_FINDINGS = 200;

    private static final int MOST_NAMES_TO_COMPARE = 20_000;

    private static final String OF_OTHERS =
            "take classes and libraries of the same release, or leave out what nobody calls:  <uncheckedMethods>";

    /** The libraries of one platform, and the names by which their functions are found. */
    private record Platform(AuditedLibrary first, SortedSet<String> exports) {}

    Stream<Finding> check(List<AuditedLibrary> libraries) {
        Map<RequiredSymbol, List<Platform>> missing = new LinkedHashMap<>();
        platforms(libraries)
                .forEach(platform -> contract.missing(platform.exports()).stream()
                        .filter(symbol -> !symbol.mayBeOfTheSystem() || !isOfTheSystem(platform.first(), symbol.name()))
                        .forEach(symbol -> missing.computeIfAbsent(symbol, any -> new ArrayList<>())
                                .add(platform)));
        Stream<Finding> one = missing.entrySet().stream()
                .limit(MOST_FINDINGS)
                .flatMap(entry -> finding(entry.getKey(), entry.getValue()));
        return missing.size() <= MOST_FINDINGS ? one : Stream.concat(one, rest(missing));
    }

    /** Returns true if a library of the system exports a name; generated callers look for functions of libc, too. */
    private static boolean isOfTheSystem(AuditedLibrary library, String name) {
        return library.platform()
                .flatMap(triple -> SymbolTable.System.of(triple)
                        .flatMap(system -> library.tables()
                                .of(system, triple.architecture().canonicalName())))
                .filter(table -> table.exportsAnywhere(name))
                .isPresent();
    }

    private static Stream<Finding> rest(Map<RequiredSymbol, List<Platform>> missing) {
        AuditedLibrary library = missing.values().iterator().next().get(0).first();
        return library.finding(
                FindingCode.MISSING_SYMBOL,
                "does not export %d more symbols that Java calls".formatted(missing.size() - MOST_FINDINGS),
                missing.keySet().stream()
                        .skip(MOST_FINDINGS)
                        .map(RequiredSymbol::name)
                        .toList(),
                library.remedy("export them with  #[unsafe(no_mangle)] pub extern \"C\"  for every target", OF_OTHERS));
    }

    private static Stream<Platform> platforms(List<AuditedLibrary> libraries) {
        Map<String, Platform> platforms = new LinkedHashMap<>();
        for (AuditedLibrary library : libraries) {
            library.subject()
                    .content()
                    .binary()
                    .ifPresent(binary -> platforms
                            .computeIfAbsent(library.platformName(), any -> new Platform(library, new TreeSet<>()))
                            .exports()
                            .addAll(binary.callableNames()));
        }
        return platforms.values().stream();
    }

    private static Stream<Finding> finding(RequiredSymbol symbol, List<Platform> missing) {
        List<String> platforms = missing.stream()
                .map(platform -> platform.first().platformName())
                .toList();
        return missing.get(0)
                .first()
                .finding(
                        FindingCode.MISSING_SYMBOL,
                        "does not export " + symbol.name() + ", " + symbol.reason(),
                        platforms,
                        remedy(symbol, missing.get(0)))
                .map(finding -> finding.on(platforms));
    }

    private static String remedy(RequiredSymbol symbol, Platform platform) {
        SortedSet<String> exports = platform.exports();
        List<String> near = exports.size() > MOST_NAMES_TO_COMPARE
                ? List.of()
                : NearMisses.of(symbol.name(), ExportedNames.ofInterface(exports));
        return near.isEmpty()
                ? platform.first()
                        .remedy(
                                "add  #[unsafe(no_mangle)] pub extern \"C\" fn " + symbol.name()
                                        + "  to the crate, for every target",
                                OF_OTHERS)
                : "did you mean " + near.stream().collect(Collectors.joining(" or ")) + "?";
    }
}
