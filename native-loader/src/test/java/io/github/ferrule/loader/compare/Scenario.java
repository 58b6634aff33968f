package io.github.ferrule.loader.compare;

/** A row of the table. */
enum Scenario {
    NOEXEC_TEMP("the temporary folder is mounted noexec", true, FolderScenarios::noexecTemp),
    NOEXEC_HOME("the home is mounted noexec", true, FolderScenarios::noexecHome),
    NOEXEC("no folder allows execution, JDK 17", true, FolderScenarios::noexecEverywhere),
    NOEXEC_NEW("no folder allows execution, JDK 25", true, FolderScenarios::noexecEverywhereOnANewJdk),
    READ_ONLY_HOME("the home is read-only", true, FolderScenarios::readOnlyHome),
    READ_ONLY_TEMP("the temporary folder is read-only", true, FolderScenarios::readOnlyTemp),
    READ_ONLY("no folder is writable, JDK 25", true, FolderScenarios::readOnlyEverywhereOnANewJdk),
    FULL("home and temporary folder are full", true, FolderScenarios::full),
    LINKS("home and temporary folder are symbolic links", true, FolderScenarios::links),
    ODD("spaces, `%`, `#` and `ü` in every path", true, FolderScenarios::oddNames),
    CHARSET("a letter of the home that the JVM's charset does not have", true, FolderScenarios::unmappableHome),
    POLICY(
            "a security policy forbids libraries in the folder that is tried first",
            true,
            FolderScenarios::forbiddenFolder),
    NO_ACCOUNT("the user has no account and no home", true, FolderScenarios::noAccount),
    DECOY("another library of the same name is on `LD_LIBRARY_PATH`", true, IsolationScenarios::decoy),
    PLANTED("its folder belongs to another user and has mode 0777", true, IsolationScenarios::plantedFolder),
    EXCLUSIVE("every file is created with O_EXCL", true, IsolationScenarios::exclusive),
    MUSL_FOLDER("a library in a folder named `musl` is preloaded", true, IsolationScenarios::folderCalledMusl),
    MUSL_FIRST("a build for musl precedes the one for glibc", false, IsolationScenarios::muslBeforeGnu),
    GLIBC(
            "a build for a newer glibc: the message has the needed and the found version",
            false,
            IsolationScenarios::newerGlibc),
    MISSING("no build for the platform: the message has the dependency", false, IsolationScenarios::missingLibrary),
    CLASS_LOADERS("one library in two class loaders", true, IsolationScenarios::twoClassLoaders),
    VERSIONS("two versions of a library in two class loaders", false, IsolationScenarios::twoVersions),
    INTERRUPTED("the thread is interrupted", true, IsolationScenarios::interruptedThread),
    PROCESSES("processes started", true, IsolationScenarios::startedProcesses),
    DAMAGED_ENTRY("one byte of the library in the jar is wrong", true, AccidentScenarios::damagedEntry),
    EXCHANGED("one byte of the cached file has changed", true, AccidentScenarios::exchangedFile),
    TRUNCATED("the cached file is truncated", true, AccidentScenarios::truncatedFile),
    LEFT("files left when the JVM ends", true, AccidentScenarios::leftByAnEnd),
    LEFT_BY_KILL("files left by `kill -9` after loading", true, AccidentScenarios::leftByAKill),
    KILLED("`kill -9` during extraction: the next start", true, AccidentScenarios::killedWhileItWrites),
    PART("the partial file from that, two days and one release later", true, AccidentScenarios::partOfAFile),
    AT_ONCE("16 cold JVMs at the same time", true, AccidentScenarios::manyAtOnce);

    private final String label;
    private final boolean ownLibraryWillDo;
    private final Observation observation;

    Scenario(String label, boolean ownLibraryWillDo, Observation observation) {
        this.label = label;
        this.ownLibraryWillDo = ownLibraryWillDo;
        this.observation = observation;
    }

    String label() {
        return label;
    }

    /** Returns true if the scenario works with a loader that loads only its own library. */
    boolean asks(Contestant contestant) {
        return ownLibraryWillDo || contestant.loadsAnyLibrary();
    }

    String observe(ContestantRun stand) throws Exception {
        return observation.of(stand);
    }

    private interface Observation {
        String of(ContestantRun stand) throws Exception;
    }
}
