package io.github.ferrule.plugin.bindings;

/**
 * A parameter of a Java method.
 *
 * @param name its name
 * @param value its type and its conversion
 */
record JavaParameter(String name, JavaValue value) {}
