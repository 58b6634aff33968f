package io.github.ferrule.plugin.build.toolchain;

import java.nio.file.Path;

/**
 * Permission to install missing tools, and the folder for them.
 *
 * @param allowed false for {@code -Dferrule.provision=never} and for Maven's {@code -o}
 * @param cache the folder for tools that Ferrule installs
 */
public record ProvisioningPolicy(boolean allowed, Path cache) {}
