/**
 * Generates the Java side of a library: {@code Surface} → {@link io.github.ferrule.plugin.bindings.JavaApi} → source text.
 *
 * <p>{@code ApiMapper} decides how each function looks in Java, once for all implementations. {@code FfmWriter} and
 * {@code JnaWriter} write the same public API with different bodies. Nothing in this package reads or writes a file except
 * {@code GeneratedFolder}.
 */
package io.github.ferrule.plugin.bindings;
