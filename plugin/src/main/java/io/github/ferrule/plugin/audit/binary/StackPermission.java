package io.github.ferrule.plugin.audit.binary;

/** What PT_GNU_STACK asks for. */
public enum StackPermission {
    PLAIN,
    EXECUTABLE,
    UNSPECIFIED
}
