package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.MachOBinary;
import io.github.ferrule.plugin.audit.binary.Machine;
import java.util.List;
import java.util.stream.Stream;

/** Apple's arm64 kernels run only signed code; the linker's ad hoc signature is enough. */
final class CodeSignatureRule implements Rule<MachOBinary> {

    @Override
    public Stream<Finding> check(MachOBinary machO, AuditedLibrary library) {
        return machO.header().machine() == Machine.AARCH64 && !machO.signed()
                ? library.finding(
                        FindingCode.UNSIGNED,
                        "has no code signature, so macOS kills the process that loads it",
                        List.of(Machine.AARCH64.toString()),
                        "sign it after the last change:  codesign -s - <file>  or  rcodesign sign <file>")
                : Stream.empty();
    }
}
