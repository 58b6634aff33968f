package io.github.ferrule.plugin.audit.binary;

/** The permission that PT_GNU_STACK requests. */
public enum StackPermission {
    PLAIN,
    EXECUTABLE,
    UNSPECIFIED
}
