package io.github.ferrule.plugin.build.cargo;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.nio.file.Path;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Says what is wrong with a {@code Cargo.toml} that cargo cannot read. */
public final class CargoManifest {

    private CargoManifest() {}

    /**
     * Makes sure that the text is TOML.
     *
     * @throws FerruleException naming each line and column that is not
     */
    public static void check(Path file, String text) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            throw Problem.of(ProblemCode.BROKEN_MANIFEST, file + ": is not valid TOML")
                    .facts(result.errors().stream()
                            .map(error -> error.position() + ": " + error.getMessage())
                            .toList())
                    .remedy("correct the file;  cargo verify-project  checks it")
                    .asException();
        }
    }
}
