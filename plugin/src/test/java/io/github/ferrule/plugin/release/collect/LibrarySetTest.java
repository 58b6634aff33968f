package io.github.ferrule.plugin.release.collect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.Provenance;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Libraries of two crates, each with a lock file of its own. */
class LibrarySetTest {

    private static final String LINUX = "x86_64-unknown-linux-gnu";
    private static final String WINDOWS = "x86_64-pc-windows-gnu";
    private static final SourceState HERE = new SourceState("1.0", "abc", "lock-a");

    @Test
    void eachCrateMayHaveALockFileOfItsOwn() {
        LibrarySet set = new LibrarySet(List.of(
                library("a", LINUX, "lock-a"),
                library("a", WINDOWS, "lock-a"),
                library("b", LINUX, "lock-b"),
                library("b", WINDOWS, "lock-b")));
        assertThatCode(() -> set.require(List.of(TargetSpec.parse(LINUX), TargetSpec.parse(WINDOWS)), HERE))
                .doesNotThrowAnyException();
    }

    /** A new lock file is a change of one crate's sources. */
    @Test
    void eachCrateMayHaveChangedFilesOfItsOwn() {
        SourceState here = new SourceState("1.0", "abc-dirty.1", "lock-a");
        LibrarySet set = new LibrarySet(
                List.of(library("a", LINUX, "abc-dirty.1", "lock-a"), library("b", LINUX, "abc-dirty.2", "lock-b")));
        assertThatCode(() -> set.require(List.of(), here)).doesNotThrowAnyException();
        LibrarySet machines = new LibrarySet(List.of(
                library("a", LINUX, "abc-dirty.1", "lock-a"),
                library("b", LINUX, "abc-dirty.2", "lock-b"),
                library("b", WINDOWS, "abc-dirty.3", "lock-b")));
        assertThatThrownBy(() -> machines.require(List.of(), here))
                .hasMessageContaining("differ in their revision of b");
        LibrarySet commits =
                new LibrarySet(List.of(library("a", LINUX, "abc", "lock-a"), library("b", LINUX, "def", "lock-b")));
        assertThatThrownBy(() -> commits.require(List.of(), HERE)).hasMessageContaining("differ in their revision\n");
    }

    @Test
    void twoMachinesWithDifferentLockFilesOfOneCrateAreRefused() {
        LibrarySet set = new LibrarySet(
                List.of(library("a", LINUX, "lock-a"), library("b", LINUX, "lock-b"), library("b", WINDOWS, "lock-c")));
        assertThatThrownBy(() -> set.require(List.of(), HERE))
                .hasMessageContaining("FERRULE-411")
                .hasMessageContaining("differ in their lock of b")
                .hasMessageContaining("lock-c: " + WINDOWS);
    }

    @Test
    void theLockFileHereIsThatOfOneOfThem() {
        LibrarySet set = new LibrarySet(List.of(library("a", LINUX, "lock-old"), library("b", LINUX, "lock-b")));
        assertThatThrownBy(() -> set.require(List.of(), HERE))
                .hasMessageContaining("FERRULE-412")
                .hasMessageContaining("of these sources lock-a");
    }

    private static CollectedLibrary library(String name, String triple, String lock) {
        return library(name, triple, "abc", lock);
    }

    private static CollectedLibrary library(String name, String triple, String revision, String lock) {
        BuiltLibrary built = new BuiltLibrary(
                TargetSpec.parse(triple),
                name,
                Path.of(name + "-" + triple),
                new Fingerprint(1, "aa", "00000000"),
                new Provenance("1.96.0", "cargo", "release", List.of(), List.of()));
        return new CollectedLibrary(new SourceState("1.0", revision, lock), built, new TreeMap<>());
    }
}
