package io.github.ferrule.loader.open;

import com.sun.jna.Library;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.settings.Settings;
import java.util.Collections;
import java.util.function.Consumer;

/** Loads a library as the application would: with JNA if the application has JNA, otherwise with {@code System.load}. */
public final class LoadAttempt {
    private final Settings settings;
    private final boolean jna;

    public LoadAttempt(Settings settings) {
        this.settings = settings;
        this.jna = isThere("com.sun.jna.Native");
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, LoadAttempt.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Returns true if the application has JNA. */
    public boolean hasJna() {
        return jna;
    }

    /** The name of the API that loads the library. */
    public String way() {
        if (!jna) {
            return "System.load";
        }
        String version = Library.class.getPackage().getImplementationVersion();
        return version == null ? "JNA" : "JNA " + version;
    }

    /** Loads the library; throws the failure that an application would see. */
    public void load(Located located) {
        if (jna) {
            new JnaLibrary(located, settings).load(Library.class, Collections.<String, Object>emptyMap());
        } else {
            new JniLibrary(located, JavaModule.of(LoadAttempt.class), settings).load(new SystemLoad());
        }
    }

    private static final class SystemLoad implements Consumer<String> {
        @Override
        public void accept(String path) {
            System.load(path);
        }
    }
}
