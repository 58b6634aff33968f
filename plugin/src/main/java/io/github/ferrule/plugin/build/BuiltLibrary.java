package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import java.nio.file.Path;

/**
 * A library that this build made.
 *
 * @param target for which platform
 * @param library its name, without prefix or suffix
 * @param file its file
 * @param fingerprint its content when it was built
 * @param provenance the tools and settings that it was built with
 */
public record BuiltLibrary(
        TargetSpec target, String library, Path file, Fingerprint fingerprint, Provenance provenance) {}
