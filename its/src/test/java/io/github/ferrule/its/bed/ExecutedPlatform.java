package io.github.ferrule.its.bed;

import java.nio.file.Path;

/** A platform whose Java the test bed runs, and on which every kind of consumer is tried. */
public enum ExecutedPlatform {
    JAVA_17("java.17", "x86_64-unknown-linux-gnu.2.17", "linux-x86_64", "Linux amd64", "Linux, Java 17"),
    JAVA_25("java.25", "x86_64-unknown-linux-gnu.2.17", "linux-x86_64", "Linux amd64", "Linux, Java 25"),
    OLD_GLIBC("java.old-glibc", "x86_64-unknown-linux-gnu.2.17", "linux-x86_64", "Linux amd64", "Linux, older glibc"),
    MUSL("java.musl", "x86_64-unknown-linux-musl", "linux-x86_64-musl", "Linux amd64", "Linux, Java 17 on musl"),
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

    /** The target that libraries for it are built for. */
    public String target() {
        return target;
    }

    /** The platform's name as classifiers have it. */
    public String classifier() {
        return classifier;
    }

    /** The start of the system properties {@code os.name} and {@code os.arch}, joined by a space. */
    public String systemName() {
        return name;
    }

    /** Gradle's attributes: the operating system, the architecture and, for musl alone, the libc. */
    public String gradleAttributes() {
        String os = classifier.substring(0, classifier.indexOf('-'));
        return os + ":" + (classifier.endsWith("aarch_64") ? "aarch64" : "x86-64") + (this == MUSL ? ":musl" : "");
    }

    /** Returns the platform's Java. */
    public BedProgram java() {
        return BedProgram.of(key);
    }

    /** Runs the platform's Java, and records that a library was executed there. */
    public String executes(String what, Path directory, String... arguments) {
        String output = java().run(directory, arguments);
        ExecutionRecord.executed(target, where + ": " + what);
        return output;
    }

    @Override
    public String toString() {
        return key;
    }
}
