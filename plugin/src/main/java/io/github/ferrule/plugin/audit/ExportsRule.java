package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A library exports its interface and nothing else. */
final class ExportsRule implements Rule<NativeBinary> {

    @Override
    public Stream<Finding> check(NativeBinary binary, AuditedLibrary library) {
        if (ExportedNames.ofInterface(binary).isEmpty()) {
            return library.finding(
                    FindingCode.NO_EXPORTS,
                    "exports no function",
                    List.of(),
                    library.remedy(
                            "mark the functions  #[unsafe(no_mangle)] pub extern \"C\"  and build with  crate-type = [\"cdylib\"]",
                            "export its functions: with default visibility, or on Windows with  __declspec(dllexport)"));
        }
        List<String> leaked = ExportedNames.leaked(binary);
        return leaked.size() > library.policy().leakedExports()
                ? library.finding(
                        FindingCode.LEAKED_EXPORTS,
                        "exports %d names in addition to %d of its own: %s"
                                .formatted(
                                        leaked.size(),
                                        binary.exports().size() - leaked.size(),
                                        ExportedNames.origins(leaked).entrySet().stream()
                                                .map(origin -> origin.getValue() + " of " + origin.getKey())
                                                .collect(Collectors.joining(", "))),
                        leaked,
                        "give the linker a list of exports: a .def file on Windows, -exported_symbols_list on macOS, "
                                + "a version script elsewhere")
                : Stream.empty();
    }
}
