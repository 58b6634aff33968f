package io.github.ferrule.loader.program;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.github.ferrule.loader.NativeLoader;
import io.netty.util.internal.NativeLibraryLoader;
import io.questdb.jar.jni.JarJniLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.sqlite.JDBC;

/** Loads a library by one of the loaders that are compared, calls it, and prints which files below a folder are mapped. */
public final class Peer {
    private static final String ID = "com.acme.mathlib";
    private static final String NAME = "mathlib";

    /** The functions of the library. */
    public interface Functions extends Library {
        int version();

        int call_version();
    }

    private Peer() {}

    static native int version();

    static native int callVersion();

    public static void main(String[] args) throws Exception {
        System.out.println(load(args[0]));
        // An interrupt would keep the lines from being read.
        Thread.interrupted();
        for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
            if (line.contains(" r-xp ") && line.contains(args[1])) {
                System.out.println("mapped " + line.substring(line.indexOf('/')));
            }
        }
    }

    private static String load(String loader) throws Exception {
        switch (loader) {
            case "ferrule-jna":
                return calls(NativeLoader.load(ID, Functions.class));
            case "jna":
                return calls(Native.load(NAME, Functions.class));
            case "sqlite-jdbc":
                new JDBC().connect("jdbc:sqlite::memory:", new Properties()).close();
                return "version own";
            case "javacpp":
                Loader.load(org.bytedeco.javacpp.presets.javacpp.class);
                return new IntPointer(1L).put(5).get() == 5 ? "version own" : "wrong";
            default:
                loadForJni(loader);
                return "version " + version() + " calls " + callVersion();
        }
    }

    private static void loadForJni(String loader) throws Exception {
        switch (loader) {
            case "ferrule-jni":
                NativeLoader.locate(ID, Peer.class).load(System::load);
                return;
            case "jar-jni":
                JarJniLoader.loadLib(Peer.class, "/nativelib", NAME);
                return;
            case "scijava":
                org.scijava.nativelib.NativeLoader.loadLibrary(NAME);
                return;
            case "netty":
                NativeLibraryLoader.load(NAME, Peer.class.getClassLoader());
                return;
            default:
                throw new IllegalArgumentException(loader);
        }
    }

    private static String calls(Functions functions) {
        return "version " + functions.version() + " calls " + functions.call_version();
    }
}
