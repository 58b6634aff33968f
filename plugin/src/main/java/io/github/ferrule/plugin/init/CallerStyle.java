package io.github.ferrule.plugin.init;

/** The ways in which Java calls native functions. */
public enum CallerStyle {
    JNA("jna", 17),
    JNI("jni", 17),
    FFM("ffm", 22),
    UNIFFI("uniffi", 22);

    private final String templates;
    private final int release;

    CallerStyle(String templates, int release) {
        this.templates = templates;
        this.release = release;
    }

    /** Returns the folder of the templates. */
    String templates() {
        return templates;
    }

    /** Returns the Java release of a new project. */
    public int release() {
        return release;
    }

    /** Returns true if the build generates the class that calls the functions. */
    boolean generatesCaller() {
        return this == UNIFFI;
    }

    /** Returns the expression on which a test calls a function. */
    String receiver(ProjectNames names) {
        return switch (this) {
            case JNA -> names.javaClass() + ".INSTANCE";
            case JNI, FFM -> names.javaClass();
            case UNIFFI -> names.uniffiClass();
        };
    }
}
