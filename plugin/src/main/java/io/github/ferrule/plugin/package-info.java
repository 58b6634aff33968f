/**
 * Builds, audits and bundles Rust libraries in a Maven build.
 *
 * <p>A pure middle with effects at the rim: {@code target}, {@code cargo}, {@code build}, {@code binary}, {@code audit}
 * and {@code bundle} turn values into values; {@code process} and {@code toolchain} touch the machine; {@code mojo}
 * alone knows Maven.
 */
package io.github.ferrule.plugin;
