package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.Machine;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that the file is for the processor of its triple; a universal file must have a slice for each. */
final class MachineRule implements Rule<NativeBinary> {

    @Override
    public Stream<Finding> check(NativeBinary binary, AuditedLibrary library) {
        return library.platform().stream().flatMap(platform -> check(binary, platform, library));
    }

    private static Stream<Finding> check(NativeBinary binary, TargetTriple platform, AuditedLibrary library) {
        Set<String> present = binary.machines().stream().map(Machine::toString).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(wanted(platform.architecture()));
        missing.removeAll(present);
        if (missing.isEmpty()) {
            return Stream.empty();
        }
        boolean universal = binary.machines().size() > 1 || platform.architecture() == Architecture.UNIVERSAL2;
        return universal
                ? library.finding(
                        FindingCode.MISSING_SLICE,
                        "has no slice for " + String.join(" and ", missing),
                        List.copyOf(missing),
                        library.remedy(
                                "build the other target too and join them, or configure only the triple that it has",
                                "join it with the library for the other processor:  lipo -create -output <file> <files>"))
                : library.finding(
                        FindingCode.WRONG_ARCHITECTURE,
                        "is for " + String.join(", ", present) + ", but is in the folder of " + platform,
                        List.copyOf(present),
                        "build it for that target, or move it to the folder of its own platform");
    }

    private static Set<String> wanted(Architecture architecture) {
        return architecture == Architecture.UNIVERSAL2
                ? Set.of(Machine.X86_64.toString(), Machine.AARCH64.toString())
                : Set.of(architecture.canonicalName());
    }
}
