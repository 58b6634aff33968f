/**
 * Publishes jars: {@code collect} gathers libraries that other machines built, {@code workflow} writes the CI files
 * that build them, {@code publish} checks and packs a release for a Maven repository.
 */
package io.github.ferrule.plugin.release;
