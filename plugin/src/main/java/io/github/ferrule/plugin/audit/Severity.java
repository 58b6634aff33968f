package io.github.ferrule.plugin.audit;

/** What a finding does to the build. */
public enum Severity {
    /** The build fails. */
    ERROR,
    /** It is reported. */
    WARN,
    /** Nobody hears of it. */
    IGNORE
}
