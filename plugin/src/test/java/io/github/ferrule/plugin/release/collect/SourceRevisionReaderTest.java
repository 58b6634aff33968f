package io.github.ferrule.plugin.release.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The revision is that of a real repository, asked of the real git. */
class SourceRevisionReaderTest {

    private static final String DIRTY = "-dirty\\.[0-9a-f]{32}";

    @TempDir
    Path machine;

    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final List<String> warnings = new ArrayList<>();
    private Path repository;
    private Path crate;
    private String head;

    @BeforeEach
    void commit() throws Exception {
        environment.put("HOME", machine.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        repository = Files.createDirectories(machine.toRealPath().resolve("project"));
        crate = Files.createDirectories(repository.resolve("src/main/rust"));
        write("src/main/rust/Cargo.toml", "[package]\nname = \"app\"\n");
        write("src/main/rust/src/lib.rs", "");
        write(".gitignore", "target/\nbuild.rs\nconfig.toml\n");
        git("init", "--quiet");
        git("config", "user.email", "a@example.org");
        git("config", "user.name", "a");
        git("add", ".");
        git("commit", "--quiet", "--message", "first");
        head = git("rev-parse", "HEAD").trim();
    }

    /** A new project, after git init. */
    @Test
    void aRepositoryWithoutACommitHasNoRevisionAndThatIsNoWarning() throws Exception {
        git("update-ref", "-d", "HEAD");
        assertThat(revision()).isEqualTo(SourceState.UNKNOWN);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aCleanCheckoutHasTheRevisionOfItsHead() throws IOException {
        write("src/main/rust/target/release/build/out/generated.rs", "");
        write("target/ferrule/natives/build.properties", "");
        write("downloads/linux/x.rs", "");
        write("src/main/java/App.java", "");
        assertThat(revision()).isEqualTo(head);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/rust/build.rs",
                "src/main/rust/.cargo/config.toml",
                "src/.cargo/config.toml",
                ".cargo/config",
                "rust-toolchain.toml",
                "src/main/rust/src/more.rs",
                "src/main/rust/data.json",
                "src/main/rust/src/lib.rs"
            })
    void aFileThatTheBuildSeesMakesItDirty(String file) throws IOException {
        write(file, "// changed");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void aFileThatOnlyThisCloneIgnoresMakesItDirty() throws IOException {
        write(".git/info/exclude", "*.rs\n");
        write("src/main/rust/src/more.rs", "");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void theSourcesOfTheWholeWorkspaceCount() throws Exception {
        write("src/Cargo.toml", "[workspace]\nmembers = [\"main/rust\", \"helper\"]\n");
        commitAll();
        assertThat(revision()).isEqualTo(head);
        write("src/helper/src/lib.rs", "");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void anIgnoredBuildScriptOfAnotherCrateOfTheWorkspaceMakesItDirty() throws Exception {
        write("src/Cargo.toml", "[workspace]\nmembers = [\"main/rust\", \"helper\"]\n");
        write("src/helper/Cargo.toml", "[package]\nname = \"helper\"\n");
        commitAll();
        write("src/helper/build.rs", "fn main() {}");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void anIgnoreFileThatHidesItselfMakesItDirty() throws IOException {
        write("src/main/rust/src/.gitignore", "*\n");
        write("src/main/rust/src/more.rs", "");
        assertThat(revision()).matches(head + DIRTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--assume-unchanged", "--skip-worktree"})
    void aChangeThatTheIndexHidesMakesItDirty(String flag) throws Exception {
        git("update-index", flag, "src/main/rust/src/lib.rs");
        write("src/main/rust/src/lib.rs", "// changed");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void changedSourcesAreTheSameOnlyIfEveryFileIsTheSame() throws Exception {
        write("src/main/rust/src/lib.rs", "// one");
        write("src/main/rust/src/more.rs", "// one");
        String one = revision();
        assertThat(revision()).isEqualTo(one);
        write("src/main/rust/src/lib.rs", "// two");
        String two = revision();
        write("src/main/rust/src/lib.rs", "// one");
        write("src/main/rust/src/more.rs", "// two");
        String untracked = revision();
        Files.delete(repository.resolve("src/main/rust/src/lib.rs"));
        String deleted = revision();
        assertThat(List.of(one, two, untracked, deleted)).doesNotHaveDuplicates();

        Path clone = machine.resolve("clone");
        run(machine, "git", "clone", "--quiet", repository.toString(), clone.toString());
        repository = clone.toRealPath();
        crate = repository.resolve("src/main/rust");
        write("src/main/rust/src/lib.rs", "// one");
        write("src/main/rust/src/more.rs", "// one");
        assertThat(revision()).as("the same changes in another clone").isEqualTo(one);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkCountsByWhereItLeads() throws Exception {
        Path link = repository.resolve("src/main/rust/data");
        Files.createSymbolicLink(link, Path.of("/one"));
        String one = revision();
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("/two"));
        assertThat(revision()).matches(head + DIRTY).isNotEqualTo(one);
    }

    @Test
    void aSubmoduleCountsWithItsUntrackedFiles() throws Exception {
        Path submodule = submodule();
        assertThat(revision()).isEqualTo(head);
        write("vendor/src/more.rs", "// one");
        String one = revision();
        write("vendor/src/more.rs", "// two");
        assertThat(revision()).matches(head + DIRTY).isNotEqualTo(one);
        Files.delete(submodule.resolve("src/more.rs"));
        assertThat(revision()).isEqualTo(head);
        write("vendor/build.rs", "");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void aSubmoduleAtAnotherCommitMakesItDirty() throws Exception {
        Path submodule = submodule();
        run(submodule, "git", "commit", "--quiet", "--allow-empty", "--message", "second");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void aRepositoryWithinTheCrateCountsWithItsFiles() throws Exception {
        Path inner = Files.createDirectories(crate.resolve("inner"));
        run(inner, "git", "init", "--quiet");
        Files.writeString(inner.resolve("lib.rs"), "// one");
        run(inner, "git", "add", ".");
        commit(inner);
        String one = revision();
        Files.writeString(inner.resolve("lib.rs"), "// two");
        assertThat(revision()).matches(head + DIRTY).isNotEqualTo(one);
    }

    @Test
    void whatCannotBeComparedIsDirtyWithoutAHash() throws IOException {
        write("src/main/rust/data\nmore.bin", "");
        assertThat(revision()).isEqualTo(head + "-dirty");
    }

    @Test
    void moreCratesThanAreComparedAreDirtyWithoutAHash() throws Exception {
        for (int i = 0; i < 1001; i++) {
            write("crates/c" + i + "/Cargo.toml", "[package]\nname = \"c" + i + "\"\n");
        }
        String paths = IntStream.range(0, 1001)
                .mapToObj(i -> "c" + i + " = { path = \"../../../crates/c" + i + "\" }\n")
                .collect(Collectors.joining());
        write("src/main/rust/Cargo.toml", "[package]\nname = \"app\"\n[dependencies]\n" + paths);
        commitAll();
        assertThat(revision()).isEqualTo(head + "-dirty");
    }

    /** As in a container without a locale. */
    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void aFileWhoseNameTheJvmCannotExpressDoesNotStopTheBuild() throws Exception {
        write("docs/\u00dcbersicht.md", "");
        commitAll();
        assertThat(revisionWithoutLocale()).isEqualTo(head);
        write("src/main/rust/src/\u00fc.rs", "");
        assertThat(revisionWithoutLocale()).isEqualTo(head + "-dirty");
    }

    private String revisionWithoutLocale() throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReadRevision.class.getName(),
                crate.toString());
        program.environment().putAll(environment);
        program.environment().put("LC_ALL", "C");
        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors).isZero();
        return output.trim();
    }

    @Test
    void aRepositoryThatNamesAnotherWorkingTreeIsUnknown() throws Exception {
        Path other = machine.resolve("other");
        run(machine, "git", "clone", "--quiet", repository.toString(), other.toString());
        git("config", "core.worktree", other.toString());
        assertThat(revision()).isEqualTo("unknown");
        assertThat(warnings).anyMatch(line -> line.contains("another working tree"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter.a=b.clean", "filter.a=b.process", "lfs.extension.mine.clean"})
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatCannotBeSwitchedOffIsNotRunEither(String setting) throws Exception {
        Path ran = machine.resolve("ran");
        write(".gitattributes", "* filter=a=b\n");
        commitAll();
        git("config", setting, program(ran).toString());
        write("src/main/rust/src/lib.rs", "");
        assertThat(revision()).isEqualTo(head + "-dirty");
        assertThat(ran).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingThatASubmoduleConfiguresRuns() throws Exception {
        Path ran = machine.resolve("ran");
        Path submodule = submodule();
        run(submodule, "git", "config", "core.fsmonitor", program(ran).toString());
        run(submodule, "git", "config", "filter.mine.clean", program(ran).toString());
        Files.writeString(
                Path.of(run(submodule, "git", "rev-parse", "--absolute-git-dir").strip(), "info/attributes"),
                "* filter=mine\n");
        Files.writeString(submodule.resolve("src/lib.rs"), "");
        assertThat(revision()).isEqualTo(head);
        assertThat(ran).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingThatTheRepositoryConfiguresRuns() throws Exception {
        Path ran = machine.resolve("ran");
        Path program = program(ran);
        write(".gitattributes", "* filter=mine\n");
        commitAll();
        git("config", "core.fsmonitor", program.toString());
        git("config", "core.pager", program.toString());
        git("config", "filter.mine.clean", program.toString());
        git("config", "filter.mine.required", "true");
        Path hooks = Files.createDirectories(repository.resolve(".git/hooks"));
        Files.copy(program, hooks.resolve("post-index-change"));
        hooks.resolve("post-index-change").toFile().setExecutable(true);
        write("src/main/rust/src/lib.rs", ""); // git compares what has another time
        assertThat(revision()).isEqualTo(head);
        assertThat(ran).doesNotExist();
    }

    @Test
    void theEnvironmentOfAHookDoesNotMislead() throws Exception {
        Path other = Files.createDirectories(machine.resolve("other"));
        run(other, "git", "init", "--quiet");
        environment.put("GIT_DIR", other.resolve(".git").toString());
        environment.put("GIT_WORK_TREE", other.toString());
        environment.put("GIT_INDEX_FILE", other.resolve("index").toString());
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "core.worktree");
        environment.put("GIT_CONFIG_VALUE_0", other.toString());
        environment.put("GIT_CEILING_DIRECTORIES", repository.toString());
        assertThat(revision()).isEqualTo(head);
    }

    @Test
    void aRepositoryThatGitRefusesIsUnknownAndTheWarningHasTheCommand() throws IOException {
        environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        assertThat(revision()).isEqualTo("unknown");
        assertThat(warnings)
                .anyMatch(line -> line.contains("dubious ownership"))
                .anyMatch(line -> line.contains("git config --global --add safe.directory " + repository))
                .anyMatch(line -> line.contains("-Dferrule.revision="));
    }

    @Test
    void sourcesWithoutARepositoryAreUnknownWithoutAWarning() throws IOException {
        crate = Files.createDirectories(machine.resolve("plain"));
        environment.put("GIT_CEILING_DIRECTORIES", "");
        assertThat(revision()).isEqualTo("unknown");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aNamedRevisionIsTakenAsItIs() throws IOException {
        assertThat(reader(Optional.of("v1")).read().revision()).isEqualTo("v1");
    }

    @Test
    void theLockFileIsThatOfTheWorkspace() throws IOException {
        write("src/Cargo.toml", "[workspace]\nmembers = [\"main/rust\"]\n");
        write("src/Cargo.lock", "the one that cargo reads");
        write("src/main/rust/Cargo.lock", "left over from before the workspace");
        assertThat(reader(Optional.of("v1")).read().lock())
                .as("sha256sum of the text")
                .isEqualTo("672d1915e84e2b2a612d29dbacdbefa1cbaaaa42ce26c7d1e6e4e44852c71e8f");
        Files.delete(repository.resolve("src/Cargo.lock"));
        assertThat(reader(Optional.of("v1")).read().lock()).isEqualTo("none");
    }

    @Test
    void aChangeInTheSecondOfTheCheckoutMakesItDirtyEvenWithTheOldSizeAndDate() throws Exception {
        write("src/main/rust/src/lib.rs", "// one");
        date("src/main/rust/src/lib.rs");
        commitAll();
        git("config", "core.trustctime", "false");
        git("config", "core.checkStat", "minimal");
        write("src/main/rust/src/lib.rs", "// two");
        date("src/main/rust/src/lib.rs");
        write("later", ""); // the index is younger than the change then, so that git does not compare again
        commitAll();
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void aCommitThatThisCloneReplacesMakesItDirty() throws Exception {
        String first = head;
        write("src/main/rust/src/lib.rs", "// evil");
        commitAll();
        git("reset", "--quiet", "--hard", first);
        git("replace", first, head);
        git("reset", "--quiet", "--hard");
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(revision()).matches(first + DIRTY);
    }

    @Test
    void aChangeThatAnAttributeOfThisCloneHidesMakesItDirty() throws Exception {
        write("src/main/rust/src/lib.rs", "/* $Id$ */");
        commitAll();
        write(".git/info/attributes", "* ident\n");
        write("src/main/rust/src/lib.rs", "/* $Id: */ fn evil() {} /* $ */");
        git("add", ".");
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void lineEndsOfWindowsAreNotAChange() throws Exception {
        write("src/main/rust/src/lib.rs", "// one\n// two\n");
        commitAll();
        git("config", "core.autocrlf", "true");
        Files.delete(repository.resolve("src/main/rust/src/lib.rs"));
        git("checkout", "--quiet", "--", ".");
        assertThat(crate.resolve("src/lib.rs")).hasContent("// one\r\n// two\r\n");
        assertThat(revision()).isEqualTo(head);
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void aFileWhoseNameDiffersInCaseMakesItDirty() throws Exception {
        git("config", "core.ignoreCase", "true");
        write("src/main/rust/src/LIB.rs", "");
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileInThePlaceOfALinkMakesItDirty() throws Exception {
        Path link = crate.resolve("src/more.rs");
        Files.createSymbolicLink(link, Path.of("lib.rs"));
        commitAll();
        assertThat(revision()).isEqualTo(head);
        Files.delete(link);
        Files.writeString(link, "lib.rs");
        git("config", "core.symlinks", "false");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sourcesBehindALinkOutOfTheRepositoryCannotBeCompared() throws Exception {
        Files.createSymbolicLink(crate.resolve("src/more"), Files.createDirectories(machine.resolve("elsewhere")));
        commitAll();
        assertThat(revision()).isEqualTo(head + "-dirty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/generated.rs", "src/target/mod.rs", "src/.cache/mod.rs", "src/c/more.c"})
    void aSourceThatTheRepositoryIgnoresMakesItDirty(String file) throws Exception {
        write(".gitignore", "target/\ngenerated.rs\n.cache\n*.c\n");
        commitAll();
        write("src/main/rust/" + file, "");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void outputOfCargoIsNotASource() throws Exception {
        write("Cargo.toml", "[workspace]\nmembers = [\"src/main/rust\"]\n");
        commitAll();
        write("src/main/rust/target/CACHEDIR.TAG", "");
        write("src/main/rust/target/release/build/out/generated.rs", "");
        assertThat(revision()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dep/src/more.rs", "dep/build.rs", "dep/src/lib.rs", "vendor/libc/src/lib.rs"})
    void sourcesOfCratesElsewhereInTheRepositoryCount(String file) throws Exception {
        write("src/main/rust/Cargo.toml", "[dependencies]\ndep = { path = \"../../../dep\" }\n");
        write("dep/Cargo.toml", "[package]\nname = \"dep\"\n");
        write("dep/src/lib.rs", "");
        write("src/.cargo/config.toml", "[source.vendored]\ndirectory = \"../vendor\"\n");
        write("vendor/libc/Cargo.toml", "[package]\nname = \"libc\"\n");
        git("add", "--force", ".");
        git("commit", "--quiet", "--message", "more");
        head = git("rev-parse", "HEAD").trim();
        assertThat(revision()).isEqualTo(head);
        write(file, "// changed");
        assertThat(revision()).matches(head + DIRTY);
    }

    @Test
    void sourcesOutsideTheRepositoryCountByTheirOwnRevision() throws Exception {
        write("src/main/rust/Cargo.toml", "[dependencies]\ndep = { path = \"../../../../dep\" }\n");
        commitAll();
        Path outside = Files.createDirectories(machine.resolve("dep"));
        Files.writeString(outside.resolve("lib.rs"), "// one");
        assertThat(revision()).as("without a repository").isEqualTo(head + "-dirty");
        run(outside, "git", "init", "--quiet");
        run(outside, "git", "add", ".");
        commit(outside);
        String one = revision();
        assertThat(revision()).matches(head + DIRTY).isEqualTo(one);
        Files.writeString(outside.resolve("lib.rs"), "// two");
        assertThat(revision()).matches(head + DIRTY).isNotEqualTo(one);
    }

    @Test
    void aSubmoduleThatLostItsRepositoryCannotBeCompared() throws Exception {
        Path submodule = submodule();
        Files.delete(submodule.resolve(".git"));
        Files.writeString(submodule.resolve("src/lib.rs"), "// evil");
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(revision()).isEqualTo(head + "-dirty");
    }

    @Test
    void aSubmoduleThatIsNotCheckedOutIsNotAChange() throws Exception {
        submodule();
        git("submodule", "--quiet", "deinit", "--force", "vendor");
        assertThat(revision()).isEqualTo(head);
    }

    /** The file that git-lfs writes in the place of its pointer, whose hash is that of {@code git hash-object}. */
    @Test
    void theContentThatAPointerOfLfsNamesIsNotAChange() throws IOException {
        write("large.bin", "hello\n");
        CommittedFile pointer = CommittedFile.parse("100644 blob fa61e1ef71c9908c0926776a4aa3504b3a27f159\tlarge.bin");
        assertThat(pointer.isUnchanged(repository.resolve("large.bin"))).isTrue();
        write("large.bin", "other\n");
        assertThat(pointer.isUnchanged(repository.resolve("large.bin"))).isFalse();
    }

    /** A submodule {@code vendor} with one source file, committed. */
    private Path submodule() throws Exception {
        Path origin = Files.createDirectories(machine.resolve("origin"));
        run(origin, "git", "init", "--quiet");
        Files.createDirectories(origin.resolve("src"));
        Files.writeString(origin.resolve("src/lib.rs"), "");
        run(origin, "git", "add", ".");
        commit(origin);
        git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", origin.toString(), "vendor");
        commitAll();
        Path submodule = repository.resolve("vendor");
        run(submodule, "git", "config", "user.email", "a@example.org");
        run(submodule, "git", "config", "user.name", "a");
        return submodule;
    }

    /** A program that leaves a trace where it runs. */
    private Path program(Path trace) throws IOException {
        Path program =
                Files.writeString(machine.resolve("program"), "#!/bin/sh\necho \"$0\" >> '" + trace + "'\ncat\n");
        program.toFile().setExecutable(true);
        return program;
    }

    private void commitAll() throws Exception {
        git("add", ".");
        git("commit", "--quiet", "--message", "more");
        head = git("rev-parse", "HEAD").trim();
    }

    private static void commit(Path folder) throws Exception {
        run(folder, "git", "-c", "user.email=a@example.org", "-c", "user.name=a", "commit", "--quiet", "-m", "first");
    }

    private String revision() throws IOException {
        return reader(Optional.empty()).read().revision();
    }

    private SourceRevisionReader reader(Optional<String> named) {
        return new SourceRevisionReader(
                new ExecCommandRunner(environment), environment.keySet(), crate, "1.0", named, warnings::add);
    }

    private void write(String file, String text) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Gives a file an old date, as somebody does who hides a change. */
    private void date(String file) throws IOException {
        Files.setLastModifiedTime(repository.resolve(file), FileTime.fromMillis(1_000_000_000_000L));
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(repository, command.toArray(String[]::new));
    }

    private static String run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes());
        String errors = new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor()).as(errors).isZero();
        return output;
    }
}
