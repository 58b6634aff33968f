package io.github.ferrule.plugin.support.problem;

/**
 * Names a kind of problem; each has an entry in {@code docs/troubleshooting.md}.
 *
 * <p>000-099 crate, configuration and tools; 100-199 the build; 200-299 the loader; 300-399 the audit; 400-499 bundles.
 */
public enum ProblemCode {
    NO_MANIFEST(1),
    BROKEN_MANIFEST(2),
    NO_CDYLIB(3),
    SEVERAL_CDYLIBS(4),
    NO_SUCH_PACKAGE(5),
    TOOL_MISSING(6),
    BROKEN_CARGO_CONFIG(7),

    UNKNOWN_TARGET(10),
    INVALID_GLIBC_FLOOR(11),
    FLOOR_WITHOUT_GLIBC(12),
    DUPLICATE_TARGET(13),
    AMBIGUOUS_PLATFORM(14),
    INVALID_OPTION(15),

    STANDARD_LIBRARY_MISSING(20),
    PROVISIONING_REFUSED(21),
    PROVISIONING_FAILED(22),
    UNSUITABLE_BACKEND(23),
    TOOLCHAIN_MISSING(24),
    DOCTOR(25),

    CARGO_FAILED(101),
    NO_LIBRARY_BUILT(102),
    DISK_FULL(103),
    LINKER_MISSING(104),
    WRONG_LINKER(105),
    LINKER_ARGUMENT_REFUSED(106),
    ZIG_MISSING(107),
    ZIG_TOO_OLD(108),
    LIBRARY_MISSING(109),
    HEADER_MISSING(110),
    PKG_CONFIG_REFUSED(111),
    FRAMEWORK_MISSING(112),
    THREAD_ATEXIT(113),
    DATE_IN_C(114),
    CONTAINER_ENGINE_MISSING(115),
    CONTAINER_ENGINE_DOWN(116),
    CONTAINER_IMAGE_MISSING(117),
    CONTAINER_GLIBC(118),
    FOREIGN_TOOLCHAIN(119),
    LOCK_FILE_STALE(120),
    WINDOWS_SDK_MISSING(121),
    BUILT_ON_HOST(122),
    TESTS_FAILED(123),

    OBJCOPY_MISSING(130),
    SYMBOLS_LOST(131),

    AUDIT_FAILED(300),

    NOTHING_TO_BUNDLE(401),
    FOREIGN_LIBRARY(402),
    INVALID_PATTERN(403),
    FOLDER_IS_A_PACKAGE(404),
    NO_MAIN_JAR(405),
    NO_INVENTORY(406),
    NOT_REPRODUCED(407),
    NOTHING_STAGED(408),
    CENTRAL_RULES(409),
    INCOMPLETE_SET(410),
    MIXED_SET(411),
    STALE_SET(412),
    EXISTING_WORKFLOW(413);

    private final int number;

    ProblemCode(int number) {
        this.number = number;
    }

    @Override
    public String toString() {
        return String.format("FERRULE-%03d", number);
    }
}
