package io.github.ferrule.plugin.audit;

import static io.github.ferrule.plugin.audit.Check.CONTENT;
import static io.github.ferrule.plugin.audit.Check.EXPORTS;
import static io.github.ferrule.plugin.audit.Check.FILE;
import static io.github.ferrule.plugin.audit.Check.IMPORTED_SYMBOLS;
import static io.github.ferrule.plugin.audit.Check.JAVA_CALLS;
import static io.github.ferrule.plugin.audit.Check.JAVA_TYPES;
import static io.github.ferrule.plugin.audit.Check.LICENSES;
import static io.github.ferrule.plugin.audit.Check.LOADER_RULES;
import static io.github.ferrule.plugin.audit.Check.NEEDED_LIBRARIES;
import static io.github.ferrule.plugin.audit.Check.PROCESSOR;
import static io.github.ferrule.plugin.audit.Check.SYSTEM_VERSION;
import static io.github.ferrule.plugin.audit.Severity.ERROR;
import static io.github.ferrule.plugin.audit.Severity.INFO;
import static io.github.ferrule.plugin.audit.Severity.WARN;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of findings; each has an entry in {@code docs/troubleshooting.md}. */
public enum FindingCode {
    UNREADABLE(301, ERROR, FILE, "The file is damaged, or is not a native library"),
    WRONG_FORMAT(302, ERROR, FILE, "The file is for another operating system"),
    WRONG_ARCHITECTURE(303, ERROR, FILE, "The file is for another processor"),
    WRONG_FLOAT_ABI(304, ERROR, FILE, "The file uses another calling convention for floating-point numbers"),
    WRONG_LIBC(305, ERROR, SYSTEM_VERSION, "The file is linked to another C library"),
    NOT_A_LIBRARY(306, ERROR, FILE, "The file is a program or an object file"),
    NOT_OF_THIS_BUILD(307, ERROR, FILE, "The file is not the one that the build made"),

    GLIBC_TOO_NEW(310, ERROR, SYSTEM_VERSION, "Needs a newer glibc than the floor"),
    GLIBC_NOT_EVERYWHERE(311, WARN, SYSTEM_VERSION, "Needs a newer glibc than current distributions have"),
    RUNTIME_TOO_NEW(
            312,
            ERROR,
            SYSTEM_VERSION,
            "Needs a newer libstdc++, libgcc or libatomic than the floor's distributions have"),
    GLIBC_PRIVATE(313, ERROR, SYSTEM_VERSION, "Uses glibc's internals, which change with every release"),
    FOREIGN_NEEDED(314, ERROR, NEEDED_LIBRARIES, "Needs a library that the platform does not have"),
    NEEDED_NOT_EVERYWHERE(315, WARN, NEEDED_LIBRARIES, "Needs a library that minimal installations do not have"),
    NEEDED_BESIDE(316, WARN, NEEDED_LIBRARIES, "Needs a library in the same folder of the jar"),
    MUSL_NEEDS_LIBGCC(317, ERROR, NEEDED_LIBRARIES, "Needs libgcc_s, which Alpine images do not have"),
    VISUAL_C_RUNTIME(318, WARN, NEEDED_LIBRARIES, "Needs Microsoft's Visual C++ runtime"),
    UNRESOLVED_SYMBOL(
            319, ERROR, IMPORTED_SYMBOLS, "Needs a symbol that no library provides on the oldest supported system"),

    MACOS_TOO_NEW(320, ERROR, SYSTEM_VERSION, "Needs a newer macOS than supported"),
    INSTALL_NAME(321, WARN, NEEDED_LIBRARIES, "Its install name is a path of the build machine"),
    UNSIGNED(322, ERROR, LOADER_RULES, "Has no code signature, which macOS requires on arm64"),
    MISSING_SLICE(323, ERROR, FILE, "The universal file has no slice for a processor"),
    RUN_PATH(324, WARN, NEEDED_LIBRARIES, "Searches folders of the build machine for libraries"),
    WINDOWS_TOO_NEW(325, ERROR, SYSTEM_VERSION, "Needs a newer Windows than supported"),
    INDIRECT_FUNCTIONS(326, ERROR, LOADER_RULES, "Has functions that are chosen while it is loaded, for musl"),

    EXECUTABLE_STACK(330, ERROR, LOADER_RULES, "Requests an executable stack"),
    TEXT_RELOCATIONS(331, ERROR, LOADER_RULES, "Must change its own code in memory to load"),
    ISA_LEVEL(332, ERROR, PROCESSOR, "Needs a newer x86-64 processor"),
    NATIVE_CPU(333, ERROR, PROCESSOR, "Was compiled for the build machine's own processor"),
    BUILD_PATHS(334, WARN, CONTENT, "Contains paths of the build machine"),
    UNSTRIPPED(335, WARN, CONTENT, "Carries symbols and debug information"),
    LEAKED_EXPORTS(336, WARN, EXPORTS, "Exports names that are not its interface"),
    STATIC_TLS(337, ERROR, LOADER_RULES, "Has thread-local variables for which loaders have no room at run time"),
    STATIC_TLS_RESERVE(338, WARN, LOADER_RULES, "Has thread-local variables that use up glibc's reserve"),
    PACKED_RELOCATIONS(339, ERROR, LOADER_RULES, "Has packed relocations that current loaders do not all support"),

    MISSING_SYMBOL(340, ERROR, JAVA_CALLS, "Does not export a symbol that Java calls"),
    UNEQUAL_EXPORTS(341, WARN, EXPORTS, "Exports fewer symbols than the same library for another platform"),
    NO_EXPORTS(342, ERROR, EXPORTS, "Exports nothing"),
    SAME_EXPORTS(343, WARN, EXPORTS, "Exports the same name as another library of the bundle"),

    UNKNOWN_LICENSE(350, WARN, LICENSES, "Contains crates without a known license"),
    FORBIDDEN_LICENSE(351, ERROR, LICENSES, "Contains crates under licenses that are not allowed"),

    SIGNATURE_MISMATCH(360, ERROR, JAVA_TYPES, "A Java declaration does not agree with its function"),
    SIGNATURE_RISK(361, WARN, JAVA_TYPES, "A Java declaration can go wrong"),
    UNCAUGHT_PANICS(362, INFO, EXPORTS, "A panic in an exported function would end the process");

    private static final String PAGE = "https://github.com/ferrule/ferrule/blob/main/docs/troubleshooting.md#";

    private final int number;
    private final Severity severity;
    private final Check check;
    private final String title;

    FindingCode(int number, Severity severity, Check check, String title) {
        this.number = number;
        this.severity = severity;
        this.check = check;
        this.title = title;
    }

    /** Finds a code by its name in a configuration, {@code glibc-too-new}, or by its number, {@code FERRULE-310}. */
    public static Optional<FindingCode> of(String text) {
        String name = text.replace("licence", "license"); // poms written before the names had American spelling
        return Arrays.stream(values())
                .filter(code -> name.equalsIgnoreCase(code.toString()) || name.equals(code.id()))
                .findFirst();
    }

    /** Returns its name in a configuration, such as {@code glibc-too-new}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the severity that applies unless configured. */
    public Severity defaultSeverity() {
        return severity;
    }

    /** Returns the check that it belongs to. */
    public Check check() {
        return check;
    }

    /** Returns the address of its entry in the documentation. */
    public URI documentation() {
        return URI.create(PAGE + toString().toLowerCase(Locale.ROOT));
    }

    /** Returns its meaning in one line. */
    public String title() {
        return title;
    }

    @Override
    public String toString() {
        return "FERRULE-" + number;
    }
}
