/**
 * Generates the Java or Kotlin side of a crate that uses UniFFI: {@code UniffiCrate} → {@code Generator} → source text.
 *
 * <p>{@code Generator} chooses the program that generates the code, and its version, {@code LoaderCall} makes that code load the
 * library through Ferrule's loader. {@code UniffiBindings} alone runs programs and writes files.
 */
package io.github.ferrule.plugin.bindings.uniffi;
