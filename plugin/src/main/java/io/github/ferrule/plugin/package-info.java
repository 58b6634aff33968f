/**
 * Builds, audits, bundles and releases Rust libraries in a Maven build.
 *
 * <p>The packages follow the data: {@code build} turns a crate into libraries, {@code audit} turns libraries into findings,
 * {@code bundle} turns libraries into jars, and {@code release} prepares jars for the world. {@code mojo} holds the goals and
 * alone knows Maven; {@code support} is what every package may use. A package uses only those before it on this way;
 * {@code ArchitectureTest} enforces it.
 */
package io.github.ferrule.plugin;
