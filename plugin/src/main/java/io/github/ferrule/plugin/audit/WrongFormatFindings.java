package io.github.ferrule.plugin.audit;

import java.util.List;
import java.util.stream.Stream;

/** Findings that every format shares: a file for another system, or not a library at all. */
final class WrongFormatFindings {

    private WrongFormatFindings() {}

    static Stream<Finding> format(String format, AuditedLibrary library) {
        return library.finding(
                FindingCode.WRONG_FORMAT,
                "is " + format + ", but is in the folder of " + library.platformName(),
                List.of(),
                "build it for that target, or move it to the folder of its own platform");
    }

    static Stream<Finding> program(String format, AuditedLibrary library) {
        return library.finding(
                FindingCode.NOT_A_LIBRARY,
                "is " + format + ", not a shared library",
                List.of(),
                library.remedy(
                        "add  crate-type = [\"cdylib\"]  to [lib] in Cargo.toml",
                        "link it as a shared library ( -shared , -dynamiclib , or  /DLL )"));
    }
}
