package io.github.ferrule.plugin.build.toolchain;

import java.nio.file.Path;

/**
 * Whether missing tools may be installed, and where to.
 *
 * @param allowed no for {@code -Dferrule.provision=never} and for Maven's {@code -o}
 * @param cache the folder for tools that Ferrule installs
 */
public record Provisioning(boolean allowed, Path cache) {}
