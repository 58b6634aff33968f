package io.github.ferrule.plugin.audit;

/** A group of findings that answer one question about a library: a column of the report's matrix. */
public enum Check {
    FILE("File", false),
    SYSTEM_VERSION("System version", true),
    NEEDED_LIBRARIES("Needed libraries", true),
    IMPORTED_SYMBOLS("Imported symbols", true),
    LOADER_RULES("Loader rules", true),
    PROCESSOR("Processor", true),
    EXPORTS("Exports", false),
    JAVA_CALLS("Java calls", false),
    JAVA_TYPES("Java types", false),
    CONTENT("Build traces", false),
    LICENSES("Licenses", false);

    private final String title;
    private final boolean ofPlatform;

    Check(String title, boolean ofPlatform) {
        this.title = title;
        this.ofPlatform = ofPlatform;
    }

    /** Returns its name in reports. */
    public String title() {
        return title;
    }

    /** Returns true if the check needs to know the platform of the library. */
    boolean needsPlatform() {
        return ofPlatform;
    }
}
