/**
 * Builds libraries from a crate: {@code BuildRequest → BuildPlan → BuildReport}.
 *
 * <p>Everything here is a value or a pure function, except {@code Builder}, {@code BuildExecutor}, {@code NativesFolder}
 * and {@code Fingerprint}.
 */
package io.github.ferrule.plugin.build;
