package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.List;
import java.util.stream.Stream;

/** Paths of the build machine disclose user names and make the file different on every machine. */
final class BuildPathsRule implements Rule<NativeBinary> {

    @Override
    public Stream<Finding> check(NativeBinary binary, AuditedLibrary library) {
        List<String> paths = library.subject().content().buildPaths();
        return library.findingIfAny(
                FindingCode.BUILD_PATHS,
                "contains paths of the build machine",
                paths,
                library.remedy(
                        "build with  -Dferrule.remapPaths , or pass rustc its  --remap-path-prefix , and strip debug information",
                        "compile it with  -ffile-prefix-map=<folder>=. , or as your compiler calls it, and strip debug information"));
    }
}
