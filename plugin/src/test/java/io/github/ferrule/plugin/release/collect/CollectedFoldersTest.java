package io.github.ferrule.plugin.release.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.LibraryFolder;
import io.github.ferrule.plugin.build.Provenance;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other machines hand over is believed only as far as it can be checked. */
class CollectedFoldersTest {

    private static final String TARGET = "x86_64-unknown-linux-gnu.2.17";
    private static final SourceState SOURCE = new SourceState("1.4.0", "abc", "none");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "library=foo",
                "library=foo\ntarget=nonsense",
                "library=foo\ntarget=x86_64-unknown-linux-gnu\nsize=many",
                "library=../../foo\ntarget=x86_64-pc-windows-gnu",
                "library=..\\\\foo\ntarget=x86_64-pc-windows-gnu",
                "library=foo\\u12\ntarget=x86_64-unknown-linux-gnu"
            })
    void aProvenanceThatNobodyWroteNamesItsFile(String text) throws IOException {
        Files.writeString(folder.resolve(Origin.FILE), text);
        refused();
    }

    @Test
    void aProvenanceThatIsNoTextNamesItsFile() throws IOException {
        Files.write(folder.resolve(Origin.FILE), "library=f\u00fc".getBytes(StandardCharsets.ISO_8859_1));
        refused();
    }

    @Test
    void aFolderThatWasCopiedTwiceDoesNoHarm() throws IOException {
        build("linux", TARGET, "one");
        build("linux/natives", TARGET, "one");
        Collection collection = CollectedFolders.find(folder);
        assertThat(collection.origins()).hasSize(2);
        assertThatCode(() -> collection.require(List.of(TargetSpec.parse(TARGET)), SOURCE))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {TARGET, "x86_64-unknown-linux-gnu.2.28"})
    void twoLibrariesForOnePlatformAreRefusedWithBothPlaces(String other) throws IOException {
        build("new", TARGET, "one");
        build("old", other, "two");
        assertThatThrownBy(() -> CollectedFolders.find(folder).require(List.of(TargetSpec.parse(TARGET)), SOURCE))
                .hasMessageContaining("FERRULE-411  x86_64-unknown-linux-gnu: has more than one library")
                .hasMessageContaining(TARGET + ": " + folder.resolve("new"))
                .hasMessageContaining(other + ": " + folder.resolve("old"));
    }

    private void refused() {
        assertThatThrownBy(() -> CollectedFolders.find(folder))
                .hasMessageContaining("FERRULE-402")
                .hasMessageContaining(folder.resolve(Origin.FILE).toString());
    }

    private void build(String machine, String target, String content) throws IOException {
        Path made = Files.writeString(folder.resolve("made"), content);
        BuiltLibrary library = new LibraryFolder(folder.resolve(machine))
                .publish(
                        TargetSpec.parse(target),
                        "foo",
                        made,
                        new Provenance("rustc 1.96.0", "cargo", "release", List.of(), List.of()));
        CollectedFolders.mark(List.of(library), SOURCE);
    }
}
