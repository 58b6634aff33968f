package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.PeBinary;
import java.util.List;
import java.util.stream.Stream;

/** Microsoft's C++ runtime is not part of Windows; Java installations bring their own version. */
final class VisualCRule implements Rule<PeBinary> {

    @Override
    public Stream<Finding> check(PeBinary pe, AuditedLibrary library) {
        List<String> runtime = library.platform().stream()
                .flatMap(platform -> pe.needed().stream()
                        .filter(name -> SystemLibraries.of(platform, name) == SystemLibraries.Standing.RUNTIME))
                .toList();
        return library.findingIfAny(
                FindingCode.VISUAL_C_RUNTIME,
                "needs the Visual C++ runtime, which is not part of Windows or of every Java installation",
                runtime,
                library.remedy(
                        "add  <rustflags>-C target-feature=+crt-static</rustflags>  to link it in",
                        "compile it with  /MT , which links the runtime in, or have users install the Visual C++ Redistributable"));
    }
}
