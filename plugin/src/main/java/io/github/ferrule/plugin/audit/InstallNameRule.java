package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.MachOBinary;
import java.util.List;
import java.util.stream.Stream;

/** Programs that link against the library look for it under its install name. */
final class InstallNameRule implements Rule<MachOBinary> {

    @Override
    public Stream<Finding> check(MachOBinary machO, AuditedLibrary library) {
        return machO.installName().stream()
                .filter(name -> name.startsWith("/") && !name.startsWith("/usr/lib/"))
                .flatMap(name -> library.finding(
                        FindingCode.INSTALL_NAME,
                        "its install name is a path of the build machine",
                        List.of(name),
                        library.remedy(
                                "pass  -C link-arg=-Wl,-install_name," + relative(name) + "  to rustc",
                                "run  install_name_tool -id " + relative(name) + " <file>  and sign the file again")));
    }

    private static String relative(String name) {
        return "@rpath/" + name.substring(name.lastIndexOf('/') + 1);
    }
}
