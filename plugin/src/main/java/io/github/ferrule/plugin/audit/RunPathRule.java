package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.List;
import java.util.stream.Stream;

/** A search path of the build machine is useless elsewhere, and a security risk where others can write to it. */
record RunPathRule(List<String> folders) implements Rule<NativeBinary> {

    private static final List<String> BESIDE_THE_LIBRARY =
            List.of("$ORIGIN", "${ORIGIN}", "@loader_path", "@executable_path", "@rpath");

    @Override
    public Stream<Finding> check(NativeBinary binary, AuditedLibrary library) {
        return library.findingIfAny(
                FindingCode.RUN_PATH,
                "makes the loader search folders of the build machine",
                folders.stream()
                        .filter(folder -> BESIDE_THE_LIBRARY.stream().noneMatch(folder::startsWith))
                        .toList(),
                library.remedy(
                        "drop  -C rpath  and -Wl,-rpath, or use $ORIGIN (on macOS @loader_path)",
                        "link it without  -rpath , or with $ORIGIN (on macOS @loader_path)"));
    }
}
