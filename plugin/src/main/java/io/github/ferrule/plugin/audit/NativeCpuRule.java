package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.List;
import java.util.stream.Stream;

/** Checks the flags, because rustc leaves no trace of {@code target-cpu=native} in the file. */
final class NativeCpuRule implements Rule<NativeBinary> {

    @Override
    public Stream<Finding> check(NativeBinary binary, AuditedLibrary library) {
        List<String> offenders = library.rustFlags().stream()
                .filter(flag -> flag.contains("target-cpu=native"))
                .toList();
        return library.findingIfAny(
                FindingCode.NATIVE_CPU,
                "was compiled for the processor of the build machine, and crashes on older ones",
                offenders,
                "remove  target-cpu=native  from the rustflags of released builds");
    }
}
