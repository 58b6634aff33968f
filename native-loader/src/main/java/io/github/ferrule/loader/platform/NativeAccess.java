package io.github.ferrule.loader.platform;

/** Native access of a module (JEP 472): since JDK 24, loading native code without permission is a warning or an error. */
public final class NativeAccess {
    /** Only {@code Module.ensureNativeAccess} throws it where the loader catches it; Java 8 does not have this class. */
    private static final String DENIAL = "java.lang.IllegalCallerException";

    private NativeAccess() {}

    /** Returns true if the JVM denied native access by this exception. */
    public static boolean isDenial(Throwable e) {
        return e.getClass().getName().equals(DENIAL);
    }

    /** Returns true if the exception, or one that caused it, is a denial; from the second time on, the JVM only quotes the first. */
    public static boolean mentionsDenial(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.toString().contains(DENIAL)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the JVM's flag that permits native access to a module. */
    public static String flag(JavaModule module) {
        return "--enable-native-access=" + (module.isNamed() ? module.name() : "ALL-UNNAMED");
    }
}
