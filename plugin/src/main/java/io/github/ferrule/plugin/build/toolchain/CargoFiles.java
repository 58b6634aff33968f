package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the configuration files that count in a folder, as cargo and cross look for them. */
public final class CargoFiles {

    private CargoFiles() {}

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

    /** The file that cargo reads in a folder: the old name without an ending wins where both are there. */
    private static void read(Path folder, Map<Path, String> texts) throws IOException {
        Optional<Path> file = Stream.of("config", "config.toml")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isPresent()) {
            texts.put(file.get(), Files.readString(file.get()));
        }
    }

    /** Where cargo keeps what it downloads. */
    public static Path cargoHome(Map<String, String> environment) {
        String home = environment.get("CARGO_HOME");
        return home == null ? Path.of(System.getProperty("user.home"), ".cargo") : Path.of(home);
    }
}
