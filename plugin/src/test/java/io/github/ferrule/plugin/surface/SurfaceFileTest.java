package io.github.ferrule.plugin.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceFileTest {

    private static final String HASH = "0123456789abcdef0123";

    @TempDir
    Path folder;

    @Test
    void aStoredSurfaceIsReadBack() throws IOException {
        StoredSurface stored = stored("mean", "add");
        new SurfaceFile(folder).write("mathlib", HASH, stored);

        assertThat(new SurfaceFile(folder).read("mathlib", HASH)).contains(stored);
        assertThat(new SurfaceFile(folder).read("mathlib", "f" + HASH)).isEmpty();
    }

    /** A module with two crates builds them in two executions. */
    @Test
    void theSurfaceOfAnotherLibraryStays() throws IOException {
        SurfaceFile file = new SurfaceFile(folder);
        file.write("math", HASH, stored("mean", "add"));
        file.write("math_more", HASH, stored("mean", "add"));
        file.write("math", "f" + HASH, stored("mean", "add"));

        assertThat(file.read("math", HASH)).as("of the former build").isEmpty();
        assertThat(file.read("math", "f" + HASH)).isPresent();
        assertThat(file.read("math_more", HASH)).isPresent();
    }

    @Test
    void aSymbolThatWasNotAskedForIsNotCovered() {
        StoredSurface stored = stored("mean", "add");

        assertThat(stored.covers(Set.of("add"))).as("in the surface").isTrue();
        assertThat(stored.covers(Set.of("add", "mean")))
                .as("asked for, and of no crate")
                .isTrue();
        assertThat(stored.covers(Set.of("add", "median"))).as("declared later").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"format\":1,\"functions\":[{}]}",
                "{\"format\":1,\"functions\":[{\"result\":\"i65\"}]}",
                "{\"format\":1,\"functions\":[{\"result\":{\"pointer\":{\"to\":\"()\",\"ownership\":\"x\"}}}]}",
                "{\"format\":1,\"types\":{\"A\":7}}"
            })
    void aDamagedFileCountsAsNone(String text) throws IOException {
        Files.writeString(folder.resolve("surface-mathlib-" + HASH.substring(0, 16) + ".json"), text);
        assertThat(new SurfaceFile(folder).read("mathlib", HASH)).isEmpty();
    }

    private static StoredSurface stored(String asked, String function) {
        TreeMap<String, ExportedFunction> functions = new TreeMap<>();
        functions.put(
                function,
                new ExportedFunction(
                        function,
                        function,
                        new Signature("C", List.of(), Scalar.I64, false),
                        false,
                        "",
                        new ExportedFunction.Location("src/lib.rs", 2)));
        return new StoredSurface(
                new Surface(functions, new TreeMap<>()),
                new TreeSet<>(List.of(asked)),
                false,
                new TreeSet<>(List.of(function)),
                true);
    }
}
