package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.cargo.CargoManifest;
import io.github.ferrule.plugin.build.cargo.CargoMetadata;
import io.github.ferrule.plugin.build.toolchain.Cargo;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@code Cargo.toml} of the folder that the user named.
 *
 * @param path its real path, as cargo names it
 */
record ManifestFile(Path path) {

    /**
     * Finds it.
     *
     * @throws FerruleException if there is none
     */
    static ManifestFile in(Path folder) throws IOException {
        Path manifest = folder.resolve("Cargo.toml");
        if (!Files.isRegularFile(manifest)) {
            throw Problem.of(ProblemCode.NO_MANIFEST, folder + ": has no Cargo.toml")
                    .remedy("set  <crate>path/to/the/crate</crate>  or create one there with")
                    .remedy("  cargo init --lib " + folder)
                    .asException();
        }
        return new ManifestFile(manifest.toRealPath());
    }

    Path folder() {
        return path.getParent();
    }

    /** The workspace that it belongs to. */
    CargoMetadata workspace(Cargo cargo) {
        try {
            return cargo.metadata();
        } catch (FerruleException e) {
            CargoManifest.check(path, text()); // it tells line and column of what is no TOML
            throw e;
        }
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
