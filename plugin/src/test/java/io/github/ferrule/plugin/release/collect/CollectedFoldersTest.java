package io.github.ferrule.plugin.release.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.NativesFolder;
import io.github.ferrule.plugin.build.Provenance;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.file.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from other machines are trusted only as far as they can be checked. */
class CollectedFoldersTest {

    private static final String TARGET = "x86_64-unknown-linux-gnu.2.17";
    private static final SourceState SOURCE = new SourceState("1.4.0", "abc", "none");

    @TempDir
    Path machine;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(machine.toRealPath().resolve("downloads"));
    }

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
        Files.writeString(folder.resolve(ProvenanceFile.NAME), text);
        refused();
    }

    @Test
    void aProvenanceThatIsNotTextNamesItsFile() throws IOException {
        Files.write(folder.resolve(ProvenanceFile.NAME), "library=f\u00fc".getBytes(StandardCharsets.ISO_8859_1));
        refused();
    }

    @Test
    void aFolderThatWasCopiedTwiceDoesNoHarm() throws IOException {
        build("linux", TARGET, "one");
        build("linux/natives", TARGET, "one");
        LibrarySet set = CollectedFolders.find(folder);
        assertThat(set.libraries()).hasSize(2);
        assertThatCode(() -> set.require(List.of(TargetSpec.parse(TARGET)), SOURCE))
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
                .hasMessageContaining(folder.resolve(ProvenanceFile.NAME).toString());
    }

    private Path build(String machine, String target, String content) throws IOException {
        return build(machine, target, content, SOURCE);
    }

    private Path build(String machine, String target, String content, SourceState source) throws IOException {
        Path made = Files.writeString(folder.resolve("made"), content);
        BuiltLibrary library = new NativesFolder(folder.resolve(machine))
                .publish(
                        TargetSpec.parse(target),
                        "foo",
                        made,
                        new Provenance("rustc 1.96.0", "cargo", "release", List.of(), List.of()));
        Path natives = library.file().getParent();
        Folders.delete(natives.resolve("inventory"));
        write(natives.resolve("inventory/bom.cdx.json"), "{}");
        write(natives.resolve("inventory/licenses/dep-1.0.0/LICENSE A"), "a text");
        write(natives.resolve("symbols/libfoo.so.debug"), "symbols");
        CollectedFolders.mark(List.of(library), source);
        return natives;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void theInventoryAndTheDebugSymbolsTravelWithTheLibrary() throws IOException {
        build("linux", TARGET, "one");
        List<BuiltLibrary> brought = CollectedFolders.bring(CollectedFolders.find(folder), here());
        Path library = brought.get(0).file();
        assertThat(library.resolveSibling("inventory/licenses/dep-1.0.0/LICENSE A"))
                .hasContent("a text");
        assertThat(library.resolveSibling("symbols/libfoo.so.debug")).hasContent("symbols");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkAnywhereIsRefused() throws IOException {
        Path secret = Files.writeString(folder.resolveSibling("secret"), "a key");
        for (String link : List.of("inventory/licenses/dep-1.0.0/NOTICE", "symbols/more", "extra", "../elsewhere")) {
            Path natives = build("linux", TARGET, "one");
            Path path = natives.resolve(link);
            Files.createSymbolicLink(path, secret);
            refused("FERRULE-402  " + path.normalize() + ": is a link", "could publish a file of this machine");
            Files.delete(path);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderBehindALinkIsRefused() throws IOException {
        Path natives = build("linux", TARGET, "one");
        Path elsewhere = Files.move(natives.resolve("inventory"), folder.resolveSibling("elsewhere"));
        Files.createSymbolicLink(natives.resolve("inventory"), elsewhere);
        refused("FERRULE-402  " + natives.resolve("inventory") + ": is a link");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsRefusedWithoutWaitingForAWriter() throws Exception {
        Path pipe = build("linux", TARGET, "one").resolve("inventory/pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        refused("FERRULE-402  " + pipe + ": is neither a file nor a folder");
    }

    @Test
    void everyFileMustBeTheOneThatTheOtherMachineWrote() throws IOException {
        for (String file : List.of(
                "inventory/bom.cdx.json", "inventory/licenses/dep-1.0.0/LICENSE A", "symbols/libfoo.so.debug")) {
            Path changed = Files.writeString(build("linux", TARGET, "one").resolve(file), "another text");
            refused("FERRULE-402", changed + " is not the file that provenance.properties");
            Files.delete(changed);
            refused("FERRULE-402", changed + " is missing");
        }
        Path added = Files.writeString(build("linux", TARGET, "one").resolve("inventory/added"), "more");
        refused("FERRULE-402", "provenance.properties does not list " + added);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "null"})
    void aFileThatIsListedMustBeNextToTheLibrary(String sha256) throws IOException {
        Path provenance = build("linux", TARGET, "one").resolve(ProvenanceFile.NAME);
        Files.writeString(provenance, Files.readString(provenance) + "file.../../made=" + sha256 + "\n");
        refused("FERRULE-402", "/../../made is missing");
    }

    @ParameterizedTest
    @CsvSource({"unknown, unknown", "abc, unknown", "unknown, abc", "abc-dirty, abc-dirty", "' ', ' '"})
    void anUnknownRevisionIsNeverTheSame(String there, String here) throws IOException {
        build("linux", TARGET, "one", new SourceState("1.4.0", there, "none"));
        LibrarySet set = CollectedFolders.find(folder);
        assertThatThrownBy(() -> set.require(List.of(TargetSpec.parse(TARGET)), new SourceState("1.4.0", here, "none")))
                .hasMessageContaining("FERRULE-412  the revision of the sources is unknown")
                .hasMessageContaining("revision of the libraries " + there + ", of these sources " + here)
                .hasMessageContaining("git config --global --add safe.directory")
                .hasMessageContaining("-Dferrule.revision=");
    }

    @Test
    void theLibrariesOfSeveralCratesAreBroughtTogether() throws IOException {
        build("linux", TARGET, "one");
        Path made = Files.writeString(folder.resolve("made"), "two");
        BuiltLibrary second = new NativesFolder(folder.resolve("linux/execution-bar"))
                .publish(
                        TargetSpec.parse(TARGET),
                        "bar",
                        made,
                        new Provenance("rustc 1.96.0", "cargo", "release", List.of(), List.of()));
        CollectedFolders.mark(List.of(second), SOURCE);
        LibrarySet set = CollectedFolders.find(folder);
        set.require(List.of(TargetSpec.parse(TARGET)), SOURCE);
        CollectedFolders.bring(set, here());
        assertThat(here().read()).extracting(BuiltLibrary::library).containsExactly("bar");
        assertThat(new NativesFolder(here().root().resolve("execution-foo")).read())
                .extracting(BuiltLibrary::library)
                .containsExactly("foo");
    }

    /** The name of one file on Linux, which would be a path out of the folder once backslashes are slashes. */
    @ParameterizedTest
    @ValueSource(strings = {"..\\..\\..\\..\\pom.xml", "a:b", "LICENSE\u001b[2J", "a\nb"})
    @DisabledOnOs(OS.WINDOWS)
    void aNameThatIsNotOneOnEverySystemIsRefused(String name) throws IOException {
        Path file = build("a/b/c/d", TARGET, "one").resolveSibling("inventory/" + name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "evil");
        refused("FERRULE-402", "has a name that is not one on every system");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBackslashInANameNeverBecomesASlash() throws IOException {
        Path inventory = Files.createDirectories(folder.resolve("inventory"));
        Files.writeString(inventory.resolve("..\\x"), "");
        assertThatThrownBy(() -> ProvenanceFile.hashes(folder)).hasMessageContaining("..\\x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkfifo", "mknod"})
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void whatIsNotAFileIsRefusedWithoutWaiting(String tool) throws Exception {
        Path file = build("linux", TARGET, "one").resolveSibling("inventory/NOTICE");
        Files.createDirectories(file.getParent());
        List<String> command = tool.equals("mkfifo")
                ? List.of(tool, file.toString())
                : List.of(tool, file.toString(), "c", "1", "5"); // /dev/zero
        int exit = new ProcessBuilder(command).start().waitFor();
        assumeThat(exit).as("only root makes devices").isZero();
        refused("FERRULE-402", "is neither a file nor a folder");
    }

    private NativesFolder here() {
        return new NativesFolder(folder.resolveSibling("here"));
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> CollectedFolders.find(folder))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}
