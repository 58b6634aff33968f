package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import java.nio.file.Path;

/**
 * A library that a step must yield.
 *
 * @param target for which platform
 * @param reason why the step's backend builds it
 * @param destination the path that it is copied to
 */
public record ExpectedLibrary(TargetSpec target, String reason, Path destination) {}
