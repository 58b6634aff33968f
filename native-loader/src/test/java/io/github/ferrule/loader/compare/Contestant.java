package io.github.ferrule.loader.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A loader that is compared: the real artifact, called as its documentation says. */
enum Contestant {
    FERRULE_JNI("Ferrule, JNI", "ferrule-jni", true, ".cache/ferrule", 20),
    FERRULE_JNA("Ferrule, JNA", "ferrule-jna", true, ".cache/ferrule", 20),
    JNA("JNA 5.19.1", "jna", true, ".cache/JNA/temp", 400),
    JAR_JNI("jar-jni 1.2.0", "jar-jni", true, null, 20),
    SCIJAVA("scijava 2.5.0", "scijava", true, null, 20),
    SQLITE("sqlite-jdbc 3.50.3.0", "sqlite-jdbc", false, null, 20),
    NETTY("netty 4.2.0", "netty", true, null, 20),
    JAVACPP("javacpp 1.5.12", "javacpp", false, ".javacpp/cache", 1);

    private final String label;
    private final String argument;
    private final boolean anyLibrary;
    private final String folder;
    private final int writes;

    Contestant(String label, String argument, boolean anyLibrary, String folder, int writes) {
        this.label = label;
        this.argument = argument;
        this.anyLibrary = anyLibrary;
        this.folder = folder;
        this.writes = writes;
    }

    String label() {
        return label;
    }

    /** The argument that selects it in the program. */
    String argument() {
        return argument;
    }

    boolean isOurs() {
        return this == FERRULE_JNI || this == FERRULE_JNA;
    }

    /** Returns true if it can load a library of ours; otherwise it loads the one that it ships. */
    boolean loadsAnyLibrary() {
        return anyLibrary;
    }

    /** The folder below the user's home that it always uses; null if it has none. */
    String folder() {
        return folder;
    }

    /** After how many writes of a thread it is in the middle of its library. */
    int writes() {
        return writes;
    }

    /** The jars of all of them: every class path has them all, so that only the call differs. */
    static List<Path> jars() throws Exception {
        List<Path> jars = new ArrayList<>();
        for (String type : List.of(
                "io.questdb.jar.jni.JarJniLoader",
                "org.scijava.nativelib.NativeLoader",
                "org.sqlite.JDBC",
                "org.slf4j.Logger",
                "io.netty.util.internal.NativeLibraryLoader",
                "org.bytedeco.javacpp.Loader")) {
            jars.add(of(Class.forName(type, false, Contestant.class.getClassLoader())));
        }
        String natives = "/org/bytedeco/javacpp/linux-x86_64/libjnijavacpp.so";
        String url = Contestant.class.getResource(natives).getFile();
        jars.add(Path.of(java.net.URI.create(url.substring(0, url.indexOf("!/")))));
        return jars;
    }

    private static Path of(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
