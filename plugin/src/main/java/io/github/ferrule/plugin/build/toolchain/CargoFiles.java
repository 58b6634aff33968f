package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and reads the files that configure cargo and cross in a folder. */
public final class CargoFiles {

    private CargoFiles() {}

    /**
     * Finds the {@code Cargo.toml} of a folder, and returns its real path, as cargo does.
     *
     * @throws FerruleException if the folder has none
     */
    public static Path manifest(Path folder) throws IOException {
        Path manifest = folder.resolve("Cargo.toml");
        if (!Files.isRegularFile(manifest)) {
            throw Problem.of(ProblemCode.NO_MANIFEST, folder + ": has no Cargo.toml")
                    .remedy("set  <crate>path/to/the/crate</crate>")
                    .remedy("or write a first crate, a caller, and a test with  mvn ferrule:init")
                    .asException();
        }
        return manifest.toRealPath();
    }

    /** Reads {@code .cargo/config.toml} from the folder upwards, then that of the cargo home. */
    public static CargoConfig config(Path directory, Map<String, String> environment) throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path folder = directory; folder != null; folder = folder.getParent()) {
            read(folder.resolve(".cargo"), texts);
        }
        read(cargoHome(environment), texts);
        return CargoConfig.parse(texts);
    }

    /** Reads {@code Cross.toml} in the workspace, or the file that the user named instead. */
    public static CrossConfig cross(Path workspaceRoot, Map<String, String> environment) throws IOException {
        Path file = workspaceRoot.resolve(environment.getOrDefault("CROSS_CONFIG", "Cross.toml"));
        return Files.isRegularFile(file) ? CrossConfig.parse(Files.readString(file)) : CrossConfig.NONE;
    }

    /** Reads the file that cargo reads: the old name without an ending wins if both are there. */
    private static void read(Path folder, Map<Path, String> texts) throws IOException {
        Optional<Path> file = Stream.of("config", "config.toml")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isPresent()) {
            texts.put(file.get(), Files.readString(file.get()));
        }
    }

    /** Returns the folder that holds cargo's downloads. */
    public static Path cargoHome(Map<String, String> environment) {
        String home = environment.get("CARGO_HOME");
        return home == null ? Path.of(System.getProperty("user.home"), ".cargo") : Path.of(home);
    }
}
