package io.github.ferrule.plugin.init;

/** The ways in which Java calls native functions. */
public enum CallerStyle {
    JNA("jna", 17, ".INSTANCE"),
    JNI("jni", 17, ""),
    FFM("ffm", 22, "");

    private final String templates;
    private final int release;
    private final String receiver;

    CallerStyle(String templates, int release, String receiver) {
        this.templates = templates;
        this.release = release;
        this.receiver = receiver;
    }

    /** Returns the folder of the templates. */
    String templates() {
        return templates;
    }

    /** Returns the Java release of a new project. */
    public int release() {
        return release;
    }

    /** Returns the expression on which a test calls a function, after the name of the class. */
    String receiver() {
        return receiver;
    }
}
