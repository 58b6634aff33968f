package io.github.ferrule.plugin.audit;

import java.util.List;
import java.util.stream.Stream;

/** Findings that each format has in its own way: a file for another system, or no library at all. */
final class WrongKind {

    private WrongKind() {}

    static Stream<Finding> format(String format, Examined library) {
        return library.finding(
                FindingCode.WRONG_FORMAT,
                "is " + format + ", but lies under " + library.platformName(),
                List.of(),
                "build it for that target, or put it where its own platform is looked for");
    }

    static Stream<Finding> program(String format, Examined library) {
        return library.finding(
                FindingCode.NOT_A_LIBRARY,
                "is " + format + ", but no shared library",
                List.of(),
                "add  crate-type = [\"cdylib\"]  to [lib] in Cargo.toml");
    }
}
