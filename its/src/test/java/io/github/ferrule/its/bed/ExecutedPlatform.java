package io.github.ferrule.its.bed;

import java.nio.file.Path;

/** A platform whose Java the test bed can run. */
public enum ExecutedPlatform {
    JAVA_17("java.17", "x86_64-unknown-linux-gnu.2.17", "linux-x86_64", "Linux amd64", "Linux, Java 17"),
    JAVA_25("java.25", "x86_64-unknown-linux-gnu.2.17", "linux-x86_64", "Linux amd64", "Linux, Java 25"),
    OLD_GLIBC("java.old-glibc", "x86_64-unknown-linux-gnu.2.17", "linux-x86_64", "Linux amd64", "Linux, older glibc"),
    AARCH64("java.aarch64", "aarch64-unknown-linux-gnu.2.17", "linux-aarch_64", "Linux aarch64", "under qemu"),
    WINDOWS("java.windows", "x86_64-pc-windows-gnu", "windows-x86_64", "Windows", "under wine");

    private final String key;
    private final String target;
    private final String classifier;
    private final String name;
    private final String where;

    ExecutedPlatform(String key, String target, String classifier, String name, String where) {
        this.key = key;
        this.target = target;
        this.classifier = classifier;
        this.name = name;
        this.where = where;
    }

    /** Rust's name for it, with the floor that a library for it gets. */
    public String target() {
        return target;
    }

    /** What os-maven-plugin calls it. */
    public String classifier() {
        return classifier;
    }

    /** How its system properties begin: {@code os.name} and {@code os.arch}. */
    public String systemName() {
        return name;
    }

    /** What its attributes are called in Gradle. */
    public String gradleArchitecture() {
        return classifier.endsWith("aarch_64") ? "aarch64" : "x86-64";
    }

    /** The same for the operating system. */
    public String gradleOperatingSystem() {
        return classifier.substring(0, classifier.indexOf('-'));
    }

    /** Its Java. */
    public Program java() {
        return Program.of(key);
    }

    /** Runs its Java, and notes that a library was executed there. */
    public String executes(String what, Path directory, String... arguments) {
        String output = java().run(directory, arguments);
        Platforms.executed(target, where + ": " + what);
        return output;
    }

    @Override
    public String toString() {
        return key;
    }
}
