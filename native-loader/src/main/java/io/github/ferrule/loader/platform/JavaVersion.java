package io.github.ferrule.loader.platform;

/** The version of the running JVM. */
public final class JavaVersion {
    private JavaVersion() {}

    /** Returns 8 for {@code java.specification.version=1.8}, and 17 for {@code 17}. */
    public static int feature() {
        String version = System.getProperty("java.specification.version", "");
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }
}
