package io.github.ferrule.plugin.audit;

/** The result of a check. */
public enum CheckResult {
    /** The check was not made, or could not see everything. */
    NOT_CHECKED,
    /** Nothing was found. */
    PASS,
    /** There are warnings. */
    WARNING,
    /** There are errors. */
    FAIL
}
