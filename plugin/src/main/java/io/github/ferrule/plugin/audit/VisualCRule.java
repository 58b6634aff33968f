package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.PeBinary;
import java.util.List;
import java.util.stream.Stream;

/** Microsoft's C++ runtime is no part of Windows; Java installations bring a version of their own. */
final class VisualCRule implements Rule<PeBinary> {

    @Override
    public Stream<Finding> check(PeBinary pe, Examined library) {
        List<String> runtime = library.platform().stream()
                .flatMap(platform -> pe.needed().stream()
                        .filter(name -> SystemLibraries.of(platform, name) == SystemLibraries.Standing.RUNTIME))
                .toList();
        return library.findingIfAny(
                FindingCode.VISUAL_C_RUNTIME,
                "needs the Visual C++ runtime, which Windows does not have and some Java installations lack",
                runtime,
                "add  <rustflags>-C target-feature=+crt-static</rustflags>  to link it in");
    }
}
