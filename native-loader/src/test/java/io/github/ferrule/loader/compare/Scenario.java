package io.github.ferrule.loader.compare;

/** A row of the table. */
enum Scenario {
    NOEXEC_TEMP("the temporary folder is mounted noexec", true, Places::noexecTemp),
    NOEXEC_HOME("the home is mounted noexec", true, Places::noexecHome),
    NOEXEC("nothing may be executed anywhere, JDK 17", true, Places::noexecEverywhere),
    NOEXEC_NEW("the same, JDK 25", true, Places::noexecEverywhereOnANewJdk),
    READ_ONLY_HOME("the home is read-only", true, Places::readOnlyHome),
    READ_ONLY_TEMP("the temporary folder is read-only", true, Places::readOnlyTemp),
    READ_ONLY("nothing may be written anywhere, JDK 25", true, Places::readOnlyEverywhereOnANewJdk),
    FULL("home and temporary folder are full", true, Places::full),
    LINKS("home and temporary folder are links", true, Places::links),
    ODD("blanks, `%`, `#` and `ü` in every path", true, Places::oddNames),
    NO_ACCOUNT("the user has no account and no home", true, Places::noAccount),
    DECOY("another library of that name on `LD_LIBRARY_PATH`", true, Strangers::decoy),
    PLANTED("its folder belongs to another user, mode 0777", true, Strangers::plantedFolder),
    EXCLUSIVE("every file is made with O_EXCL", true, Strangers::exclusive),
    MUSL_FOLDER("something in a folder called `musl` is preloaded", true, Strangers::folderCalledMusl),
    MUSL_FIRST("a build for musl before that for glibc", false, Strangers::muslBeforeGnu),
    GLIBC("a build for a newer glibc: the message names needed and found", false, Strangers::newerGlibc),
    MISSING("no build for the platform: the message has the dependency", false, Strangers::missingLibrary),
    CLASS_LOADERS("one library in two class loaders", true, Strangers::twoClassLoaders),
    VERSIONS("two versions of a library in two class loaders", false, Strangers::twoVersions),
    PROCESSES("processes started", true, Strangers::startedProcesses),
    DAMAGED_ENTRY("a byte of the library in the jar is wrong", true, Accidents::damagedEntry),
    EXCHANGED("a byte of the kept file has changed", true, Accidents::exchangedFile),
    TRUNCATED("the kept file is cut off", true, Accidents::truncatedFile),
    LEFT("files left when the JVM ends", true, Accidents::leftByAnEnd),
    LEFT_BY_KILL("files left by `kill -9` after loading", true, Accidents::leftByAKill),
    KILLED("`kill -9` while it writes: the next start", true, Accidents::killedWhileItWrites),
    PART("the part of a file from that, two days and a release later", true, Accidents::partOfAFile),
    AT_ONCE("16 cold JVMs at once", true, Accidents::manyAtOnce);

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
