package io.github.ferrule.plugin.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What the user asked for, resolved and checked.
 *
 * @param crate what to build
 * @param targets for which platforms
 * @param options how
 * @param output the folder that the libraries go to, one subfolder a triple
 */
public record BuildRequest(Crate crate, List<TargetRequest> targets, CargoOptions options, Path output) {

    public BuildRequest {
        targets = List.copyOf(targets);
    }
}
