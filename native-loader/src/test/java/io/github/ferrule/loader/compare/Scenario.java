package io.github.ferrule.loader.compare;

/** A row of the table. */
enum Scenario {
    NOEXEC_TEMP("the temporary folder is mounted noexec", true, Places::noexecTemp),
    NOEXEC_HOME("the home is mounted noexec", true, Places::noexecHome),
    NOEXEC("no folder allows execution, JDK 17", true, Places::noexecEverywhere),
    NOEXEC_NEW("no folder allows execution, JDK 25", true, Places::noexecEverywhereOnANewJdk),
    READ_ONLY_HOME("the home is read-only", true, Places::readOnlyHome),
    READ_ONLY_TEMP("the temporary folder is read-only", true, Places::readOnlyTemp),
    READ_ONLY("no folder is writable, JDK 25", true, Places::readOnlyEverywhereOnANewJdk),
    FULL("home and temporary folder are full", true, Places::full),
    LINKS("home and temporary folder are symbolic links", true, Places::links),
    ODD("spaces, `%`, `#` and `ü` in every path", true, Places::oddNames),
    NO_ACCOUNT("the user has no account and no home", true, Places::noAccount),
    DECOY("another library of the same name is on `LD_LIBRARY_PATH`", true, Strangers::decoy),
    PLANTED("its folder belongs to another user and has mode 0777", true, Strangers::plantedFolder),
    EXCLUSIVE("every file is created with O_EXCL", true, Strangers::exclusive),
    MUSL_FOLDER("a library in a folder named `musl` is preloaded", true, Strangers::folderCalledMusl),
    MUSL_FIRST("a build for musl precedes the one for glibc", false, Strangers::muslBeforeGnu),
    GLIBC("a build for a newer glibc: the message has the needed and the found version", false, Strangers::newerGlibc),
    MISSING("no build for the platform: the message has the dependency", false, Strangers::missingLibrary),
    CLASS_LOADERS("one library in two class loaders", true, Strangers::twoClassLoaders),
    VERSIONS("two versions of a library in two class loaders", false, Strangers::twoVersions),
    INTERRUPTED("the thread is interrupted", true, Strangers::interruptedThread),
    PROCESSES("processes started", true, Strangers::startedProcesses),
    DAMAGED_ENTRY("one byte of the library in the jar is wrong", true, Accidents::damagedEntry),
    EXCHANGED("one byte of the cached file has changed", true, Accidents::exchangedFile),
    TRUNCATED("the cached file is truncated", true, Accidents::truncatedFile),
    LEFT("files left when the JVM ends", true, Accidents::leftByAnEnd),
    LEFT_BY_KILL("files left by `kill -9` after loading", true, Accidents::leftByAKill),
    KILLED("`kill -9` during extraction: the next start", true, Accidents::killedWhileItWrites),
    PART("the partial file from that, two days and one release later", true, Accidents::partOfAFile),
    AT_ONCE("16 cold JVMs at the same time", true, Accidents::manyAtOnce);

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

    /** Whether a loader that loads only its own library can be asked. */
    boolean asks(Contestant contestant) {
        return ownLibraryWillDo || contestant.loadsAnyLibrary();
    }

    String observe(Stand stand) throws Exception {
        return observation.of(stand);
    }

    private interface Observation {
        String of(Stand stand) throws Exception;
    }
}
