package io.github.ferrule.plugin.audit;

/** The effect of a finding on the build. */
public enum Severity {
    /** The build fails. */
    ERROR,
    /** The finding is reported. */
    WARN,
    /** The finding is reported as something to know: nothing is wrong. */
    INFO,
    /** The finding is dropped. */
    IGNORE
}
