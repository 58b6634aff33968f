package io.github.ferrule.loader.problem;

/** The kinds of failures; {@code docs/troubleshooting.md} has an entry for each. */
public enum Code {
    NO_BUNDLE(201),
    NO_LIBRARY_FOR_PLATFORM(202),
    GLIBC_TOO_OLD(203),
    WRONG_LIBC(204),
    MALFORMED_BUNDLE(205),
    CONTENT_MISMATCH(206),
    CONFLICTING_BUNDLES(207),
    NO_PLACE(208),
    BAD_OVERRIDE(209),
    NATIVE_ACCESS_DENIED(210),
    REFUSED_BY_SYSTEM(211),
    WHICH_LIBRARY(212),
    JNA_UNUSABLE(213),
    UNKNOWN_LIBC(214),
    BAD_SETTING(215),
    MACOS_TOO_OLD(216);

    private final int number;

    Code(int number) {
        this.number = number;
    }

    /** Returns the code as printed and as in the headings of the troubleshooting page: {@code FERRULE-201}. */
    public String text() {
        return "FERRULE-" + number;
    }
}
